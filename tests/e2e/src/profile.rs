//! A browser's folder on disk: what is left when the battery dies.

use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Outcome;

/// A fresh profile folder, removed when the last browser that uses it is gone.
///
/// A clone is the same folder: open it again after a kill to see what was kept.
#[derive(Clone, Debug)]
pub struct Profile(Arc<Folder>);

#[derive(Debug)]
struct Folder(PathBuf);

impl Profile {
    /// A new, empty profile.
    pub fn fresh() -> Outcome<Self> {
        let name = format!("fieldplan-profile-{:016x}", random());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self(Arc::new(Folder(folder))))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is just ending may still write; what stays is in the temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A number nobody else has, for names and for the seed of a run.
pub fn random() -> u64 {
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}
