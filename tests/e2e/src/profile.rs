//! A browser's folder on disk: what is left when the battery dies.

use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

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

    /// A new profile with everything in this one, which no browser may have open.
    pub fn copy(&self) -> Outcome<Self> {
        let copy = Self::fresh()?;
        copy_folder(self.path(), copy.path())?;
        Ok(copy)
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

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        // Links are locks of a browser that has ended; sockets are not files.
        if kind.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A number nobody else has, for names and for the seed of a run.
pub fn random() -> u64 {
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}
