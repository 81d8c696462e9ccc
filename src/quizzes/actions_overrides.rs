//! Granting somebody more than a quiz says, and taking it back.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::json;

use crate::{
    accounts,
    content::library::{Library, Published},
    kit::{
        db::{Db, Tx},
        error::{Error, Refusal},
        id::{AccountId, OverrideId},
        time::Timestamp,
        words::Words,
    },
    quizzes::{
        grant::{Grant, Override},
        store_overrides as store,
        terms::Terms,
    },
};

/// A quiz, as it is published.
pub struct Granted<'a> {
    pub course: &'a str,
    pub item: &'a str,
    /// The versions that sittings under way were drawn from, by their numbers.
    pub versions: BTreeMap<i64, Arc<Published>>,
}

impl<'a> Granted<'a> {
    /// With the versions of the sittings under way. Before the transaction: a version not in memory
    /// yet is read over another connection.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(
        db: &Db,
        library: &Library,
        course: &'a str,
        item: &'a str,
        new: &Override,
    ) -> Result<Self, Error> {
        let mut versions = BTreeMap::new();
        for sitting in store::under_way(db, course, item, new).await? {
            if let Some(published) = library.version(course, sitting.version).await? {
                versions.insert(sitting.version, published);
            }
        }
        Ok(Self {
            course,
            item,
            versions,
        })
    }

    fn object(&self) -> String {
        format!("{}/{}", self.course, self.item)
    }
}

/// Grants something to a person, a cohort or a department; answers how many sittings under way end later
/// now. None ever ends earlier.
///
/// # Errors
/// [`CannotGrant::Twice`].
pub async fn give(
    tx: &mut Tx,
    by: &AccountId,
    quiz: &Granted<'_>,
    new: &Override,
) -> Result<usize, Error> {
    if !store::insert(tx, by, quiz.course, quiz.item, new).await? {
        return Err(CannotGrant::Twice.into());
    }
    let detail = json!({
        "account": new.account_id, "cohort": new.cohort_id, "department": new.department_id,
        "extra_minutes": new.extra_minutes, "minutes": new.minutes, "attempts": new.attempts,
        "opens_at": new.opens_at.map(Timestamp::iso), "closes_at": new.closes_at.map(Timestamp::iso),
        "no_password": new.no_password == 1, "reason": new.reason,
    });
    audit(tx, new.given_at, by, quiz, "override_given", &detail).await?;
    prolong(tx, quiz, new).await
}

async fn prolong(tx: &mut Tx, quiz: &Granted<'_>, new: &Override) -> Result<usize, Error> {
    let mut prolonged = 0;
    for sitting in store::under_way(&mut *tx, quiz.course, quiz.item, new).await? {
        // Started since the versions were looked up: with the old ones, a moment ago.
        let published = quiz.versions.get(&sitting.version);
        let Some(drawn) = published.and_then(|version| version.course.quiz(quiz.item)) else {
            continue;
        };
        let account = &sitting.account_id;
        let overrides = store::applying(&mut *tx, quiz.course, quiz.item, account).await?;
        let terms = Terms::of(drawn, &Grant::of(drawn, &overrides));
        let before = Some(sitting.deadline_at);
        let after = terms.prolonged(sitting.started_at, before);
        if after != before {
            let until = terms.hand_in_until(after);
            let moved = store::prolong(tx, &sitting.attempt_id, after, until).await?;
            prolonged += usize::from(moved);
        }
    }
    Ok(prolonged)
}

/// Takes back what was granted. Sittings under way keep what they were given.
///
/// # Errors
/// [`Error::NotFound`] when there is no such override of this quiz.
pub async fn remove(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    quiz: &Granted<'_>,
    id: &OverrideId,
) -> Result<(), Error> {
    let gone = store::by_id(tx, quiz.course, quiz.item, id).await?;
    let gone = gone.ok_or(Error::NotFound)?;
    if store::delete(tx, id).await? {
        let detail = json!({
            "account": gone.account_id, "cohort": gone.cohort_id, "department": gone.department_id,
        });
        audit(tx, now, by, quiz, "override_removed", &detail).await?;
    }
    Ok(())
}

async fn audit(
    tx: &mut Tx,
    now: Timestamp,
    by: &AccountId,
    quiz: &Granted<'_>,
    verb: &'static str,
    detail: &serde_json::Value,
) -> Result<(), Error> {
    let object = quiz.object();
    let object = ("quiz", object.as_str());
    Ok(accounts::store::audit(tx, now, Some(by), verb, object, detail).await?)
}

/// Why something cannot be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotGrant {
    /// That person, that cohort or that department has an override of this quiz.
    Twice,
}

impl Refusal for CannotGrant {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::Twice => t.quizzes_override_fault_twice(),
        }
    }
}
