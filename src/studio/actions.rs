//! Opening, editing, publishing and giving up a draft; bringing a picture into it.

pub mod exchange;

use std::path::Path;

use serde_json::json;

use crate::{
    accounts,
    certificates::store::designs,
    content::{
        actions::{Publication, publish as publish_version},
        change::Class,
        course::Course,
        media::MediaRef,
        store::{self, DraftRow, VersionRow},
    },
    kit::{
        db::Tx,
        error::Error,
        id::AccountId,
        locale::Locale,
        text::{Localised, Slug},
        time::Timestamp,
    },
    studio::{
        checklist,
        draft::{self, Base},
        refusal::{CannotEdit, CannotPublish},
    },
};

/// How often an edit is tried again when somebody else wrote the same draft in between.
const TRIES: usize = 8;

/// What became of an edit.
pub enum Edited<T> {
    Done(T),
    /// Somebody else changed the same piece meanwhile; nothing was written.
    Changed,
}

/// A stored course, read.
///
/// # Errors
/// When it cannot be understood by this program.
pub fn read(content: &str) -> Result<Course, Error> {
    Ok(serde_json::from_str(content)?)
}

/// Begins a course that does not exist yet; false when the id is taken.
///
/// # Errors
/// Only faults of the machine.
pub async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    me: &AccountId,
    id: Slug,
    title: Localised,
    source: Locale,
) -> Result<bool, Error> {
    if store::latest(&mut *tx, id.as_str()).await?.is_some() {
        return Ok(false);
    }
    let course = draft::new_course(id.clone(), title, source);
    store::upsert_course(tx, now, id.as_str(), "studio").await?;
    if !store::insert_draft(tx, now, id.as_str(), &course.json(), None, Some(me)).await? {
        return Ok(false);
    }
    let object = ("course", id.as_str());
    accounts::store::audit(tx, now, Some(me), "course_begun", object, &json!({})).await?;
    Ok(true)
}

/// The draft of a course; when nobody is writing one, a new one from the version published last.
///
/// # Errors
/// [`Error::NotFound`] when there is no such course.
pub async fn open_draft(
    tx: &mut Tx,
    now: Timestamp,
    me: Option<&AccountId>,
    course: &str,
) -> Result<(DraftRow, Option<VersionRow>), Error> {
    let latest = store::latest(&mut *tx, course).await?;
    if let Some(row) = store::draft(&mut *tx, course).await? {
        return Ok((row, latest));
    }
    let version = latest.as_ref().ok_or(Error::NotFound)?;
    // False: somebody has just begun one, which is as good.
    store::insert_draft(tx, now, course, &version.content, Some(version.number), me).await?;
    let row = store::draft(&mut *tx, course).await?;
    Ok((row.ok_or(Error::NotFound)?, latest))
}

/// Applies an operation to the draft of a course. Edits of other pieces, made meanwhile by other
/// people, stay. At the console it is nobody who edits.
///
/// # Errors
/// What the operation refuses, and [`Error::NotFound`] when there is no such course.
pub async fn edit<T>(
    tx: &mut Tx,
    now: Timestamp,
    me: impl Into<Option<&AccountId>>,
    course: &str,
    operation: impl Fn(&mut Course, Base<'_>) -> Result<T, CannotEdit>,
) -> Result<Edited<T>, Error> {
    let me = me.into();
    for _ in 0..TRIES {
        let (row, latest) = open_draft(tx, now, me, course).await?;
        let published = latest
            .as_ref()
            .map(|latest| read(&latest.content))
            .transpose()?;
        let base = Base {
            course: published.as_ref(),
            next: next(latest.as_ref()),
        };
        let mut content = read(&row.content)?;
        let done = match operation(&mut content, base) {
            Ok(done) => done,
            Err(CannotEdit::Changed) => return Ok(Edited::Changed),
            Err(refusal) => return Err(refusal.into()),
        };
        let json = content.json();
        if json == row.content
            || store::update_draft(tx, now, course, &json, row.revision, me).await?
        {
            return Ok(Edited::Done(done));
        }
    }
    Err(Error::Internal(anyhow::anyhow!(
        "the draft of {course} is written by too many at once"
    )))
}

fn next(latest: Option<&VersionRow>) -> u32 {
    latest.map_or(1, |latest| {
        u32::try_from(latest.number)
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    })
}

/// Adds a file, already stored by its hash, to the media of a course, or replaces it.
///
/// # Errors
/// As [`edit`].
pub async fn add_media(
    tx: &mut Tx,
    now: Timestamp,
    me: &AccountId,
    course: &str,
    path: &str,
    media: &MediaRef,
) -> Result<(), Error> {
    let put = |course: &mut Course, _: Base<'_>| {
        course.media.insert(path.to_owned(), media.clone());
        Ok(())
    };
    edit(tx, now, me, course, put).await.map(drop)
}

/// What the trainer saw when they asked for publication.
pub struct Request<'a> {
    /// The revision of the draft.
    pub revision: i64,
    /// The number of the version published last; 0 before the first.
    pub after: i64,
    /// A class at least as high as the changes are.
    pub class: Option<Class>,
    pub notes: &'a str,
}

/// Publishes the draft as a new version and answers its number. People under way stay in theirs,
/// unless the version is a fix.
///
/// # Errors
/// [`CannotPublish`]: errors are left, or what was seen is not what would be published.
pub async fn publish(
    tx: &mut Tx,
    now: Timestamp,
    data: &Path,
    me: &AccountId,
    course: &str,
    request: &Request<'_>,
) -> Result<i64, Error> {
    let row = store::draft(&mut *tx, course).await?;
    let row = row.ok_or(CannotPublish::Nothing)?;
    let latest = store::latest(&mut *tx, course).await?;
    if latest.as_ref().map_or(0, |latest| latest.number) != request.after {
        return Err(CannotPublish::Behind.into());
    }
    if row.revision != request.revision {
        return Err(CannotPublish::Moved.into());
    }
    let content = read(&row.content)?;
    if latest
        .as_ref()
        .is_some_and(|latest| latest.hash == content.hash())
    {
        return Err(CannotPublish::Nothing.into());
    }
    let before = latest
        .as_ref()
        .map(|latest| read(&latest.content))
        .transpose()?;
    let base = Base {
        course: before.as_ref(),
        next: next(latest.as_ref()),
    };
    let change = checklist::change(&content, base);
    let mut findings = checklist::findings(&content, change.as_ref());
    findings.extend(designs::finding(data, &content));
    let errors = checklist::errors(&findings);
    if errors > 0 {
        return Err(CannotPublish::Errors(errors).into());
    }
    let class = change.map_or("first", |change| {
        change
            .class
            .max(request.class.unwrap_or(Class::Fix))
            .as_str()
    });
    let publication = Publication {
        origin: "studio",
        class,
        notes: request.notes,
        by: Some(me),
    };
    // Holds the row: whoever is writing the draft at this moment waits, and then begins the next.
    if !store::update_draft(tx, now, course, &row.content, row.revision, Some(me)).await? {
        return Err(CannotPublish::Moved.into());
    }
    let number = publish_version(tx, now, &content, &publication).await?;
    store::delete_draft(tx, course).await?;
    let object = ("course", course);
    let detail = json!({ "version": number, "class": class });
    accounts::store::audit(tx, now, Some(me), "course_published", object, &detail).await?;
    Ok(number)
}

/// Gives up a draft at the revision that was seen: the course is again what was published last.
/// False when there was none.
///
/// # Errors
/// [`CannotPublish::Moved`] when somebody wrote in it meanwhile.
pub async fn discard(
    tx: &mut Tx,
    now: Timestamp,
    me: &AccountId,
    course: &str,
    revision: i64,
) -> Result<bool, Error> {
    let Some(row) = store::draft(&mut *tx, course).await? else {
        return Ok(false);
    };
    if row.revision != revision
        || !store::update_draft(tx, now, course, &row.content, revision, Some(me)).await?
    {
        return Err(CannotPublish::Moved.into());
    }
    store::delete_draft(tx, course).await?;
    let object = ("course", course);
    let detail = json!({ "revision": revision });
    accounts::store::audit(tx, now, Some(me), "draft_discarded", object, &detail).await?;
    Ok(true)
}
