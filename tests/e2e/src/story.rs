//! Running a story: one test, one thread, an end that always comes, and last words when it fails.

use std::future::Future;
use std::time::Duration;

use crate::phone::Phone;
use crate::{Failure, Outcome, config};

/// No story takes longer than this, whatever hangs.
const LONGEST: Duration = Duration::from_secs(150);

/// Runs a story to its end on a thread of its own.
pub fn story<F: Future<Output = Outcome>>(tale: impl FnOnce() -> F) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::time::timeout(LONGEST, tale())
            .await
            .unwrap_or_else(|_| Err(Failure::new("the story did not end in time")))
    })
}

impl Phone {
    /// Tells one part of a story; if it fails, the screen as it was is saved and what stood on it
    /// is put into the failure.
    pub async fn tell<T>(
        &self,
        name: &str,
        part: impl AsyncFnOnce(&Self) -> Outcome<T>,
    ) -> Outcome<T> {
        match part(self).await {
            Ok(value) => Ok(value),
            Err(failure) => {
                let _ = self.picture(&format!("{name}-failed")).await;
                let text = self.all_text().await.unwrap_or_default();
                let complaints = self.complaints().await.unwrap_or_default().join("\n  ");
                let folder = config::out().map(|out| out.display().to_string()).unwrap_or_default();
                Err(Failure::new(format!(
                    "{name}: {failure}\n— on the screen ({folder}/{name}-failed.png) —\n{text}\n\
                     — the browser said —\n  {complaints}"
                )))
            }
        }
    }

    /// Prints the taps of each job and keeps them beside the pictures.
    pub fn report_taps(&self, name: &str) -> Outcome {
        let lines: Vec<String> =
            self.jobs().iter().map(|job| format!("{:>3} taps  {}", job.cost(), job.name)).collect();
        println!("{name}\n{}", lines.join("\n"));
        std::fs::write(config::out()?.join(format!("taps-{name}.txt")), lines.join("\n"))?;
        Ok(())
    }
}
