//! The keys of a running program, which may be replaced while it runs.

use std::sync::{Arc, PoisonError, RwLock};

use super::{actions, keys::Keys};
use crate::kit::db::Db;

/// Holds the keys that sign at this moment.
#[derive(Debug)]
pub struct Ring(RwLock<Arc<Keys>>);

impl Ring {
    #[must_use]
    pub fn new(keys: Keys) -> Self {
        Self(RwLock::new(Arc::new(keys)))
    }

    /// The keys at this moment: taken once for everything that one act signs.
    #[must_use]
    pub fn current(&self) -> Arc<Keys> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes up the keys that another process has made since (`takwin keys rotate`).
    ///
    /// # Errors
    /// When they cannot be read, or the database knows others; the ones before them stay.
    pub async fn refresh(&self, db: &Db) -> anyhow::Result<()> {
        if let Some(keys) = self.current().renewed()? {
            actions::agree(db, &keys).await?;
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        }
        Ok(())
    }
}
