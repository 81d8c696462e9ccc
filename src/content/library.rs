//! Published versions, read once and kept in memory: they never change.
//!
//! Which version a course offers does change; it is looked up each second by the clockwork and at
//! once by whoever publishes, so that pages ask the database nothing about courses.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

use anyhow::Context as _;

use crate::{
    content::{course::Course, store},
    kit::{db::Db, time::Timestamp},
};

/// A version of a course, as published.
#[derive(Debug)]
pub struct Published {
    pub course: Course,
    pub number: i64,
    pub hash: String,
    pub published_at: Timestamp,
}

#[derive(Default)]
struct Shelves {
    versions: HashMap<(String, i64), Arc<Published>>,
    /// What is offered, in the order of the catalogue.
    offered: Vec<Arc<Published>>,
}

/// Every published version in memory.
pub struct Library {
    db: Db,
    shelves: RwLock<Shelves>,
}

impl Library {
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self {
            db,
            shelves: RwLock::default(),
        }
    }

    /// The courses offered now.
    #[must_use]
    pub fn offered(&self) -> Vec<Arc<Published>> {
        self.shelves
            .read()
            .map(|shelves| shelves.offered.clone())
            .unwrap_or_default()
    }

    /// The version of a course that is offered now.
    #[must_use]
    pub fn current(&self, course: &str) -> Option<Arc<Published>> {
        let shelves = self.shelves.read().ok()?;
        shelves
            .offered
            .iter()
            .find(|p| p.course.id.as_str() == course)
            .cloned()
    }

    /// A version of a course, offered or not any more.
    ///
    /// # Errors
    /// When the database cannot be read, or holds what this program does not understand.
    pub async fn version(
        &self,
        course: &str,
        number: i64,
    ) -> anyhow::Result<Option<Arc<Published>>> {
        let key = (course.to_owned(), number);
        if let Ok(shelves) = self.shelves.read()
            && let Some(known) = shelves.versions.get(&key)
        {
            return Ok(Some(known.clone()));
        }
        let Some(row) = store::version(&self.db, course, number).await? else {
            return Ok(None);
        };
        let content = serde_json::from_str(&row.content)
            .with_context(|| format!("version {number} of {course} cannot be understood"))?;
        let published = Arc::new(Published {
            course: content,
            number: row.number,
            hash: row.hash,
            published_at: row.published_at,
        });
        if let Ok(mut shelves) = self.shelves.write() {
            shelves.versions.insert(key, published.clone());
        }
        Ok(Some(published))
    }

    /// Looks up what is offered now.
    ///
    /// # Errors
    /// As [`Library::version`].
    pub async fn refresh(&self) -> anyhow::Result<()> {
        let rows = store::offered(&self.db).await?;
        let known = self.offered();
        let same = known.len() == rows.len()
            && known.iter().zip(&rows).all(|(published, row)| {
                published.course.id.as_str() == row.course_id && published.number == row.published
            });
        if same {
            return Ok(());
        }
        let mut offered = Vec::with_capacity(rows.len());
        for row in rows {
            offered.extend(self.version(&row.course_id, row.published).await?);
        }
        if let Ok(mut shelves) = self.shelves.write() {
            shelves.offered = offered;
        }
        Ok(())
    }
}
