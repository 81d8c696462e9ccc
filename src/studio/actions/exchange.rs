//! Questions of other systems brought into a draft.

use serde_json::json;

use super::{Edited, edit};
use crate::{
    accounts,
    content::{course::Course, media::inspect},
    exchange::{
        Import, land,
        report::{Count, Line, Report},
    },
    kit::{db::Tx, error::Error, id::AccountId, locale::Locale, text::Slug, time::Timestamp},
    studio::draft::Base,
};

/// What an import would make of a course, without doing it.
#[must_use]
pub fn rehearse(course: &Course, bank: &Slug, locale: Locale, import: &Import) -> Report {
    let mut course = course.clone();
    report(
        import,
        land(&mut course, bank, locale, import.format, &import.entries),
    )
}

fn report(import: &Import, lines: Vec<Line>) -> Report {
    Report {
        format: import.format,
        source: import.source,
        lines,
    }
}

/// The pictures of an import, named among the media of the course; their bytes are stored already.
fn add_media(course: &mut Course, import: &Import) {
    for (path, bytes) in import.media.iter() {
        if let Ok(media) = inspect(path, bytes) {
            course.media.insert(path.clone(), media);
        }
    }
}

/// Puts the questions of a file into a bank of a course's draft and says what became of each. When
/// every one of them is refused, nothing is written.
///
/// # Errors
/// [`Error::NotFound`] when there is no such course.
pub async fn import_questions(
    tx: &mut Tx,
    now: Timestamp,
    me: Option<&AccountId>,
    course: &str,
    (bank, locale): (&Slug, Locale),
    import: &Import,
) -> Result<Report, Error> {
    let put = |course: &mut Course, _: Base<'_>| {
        let lines = land(course, bank, locale, import.format, &import.entries);
        if lines
            .iter()
            .any(|line| matches!(line.outcome, crate::exchange::report::Outcome::Carried(_)))
        {
            add_media(course, import);
        }
        Ok(lines)
    };
    let Edited::Done(lines) = edit(tx, now, me, course, put).await? else {
        return Err(Error::Internal(anyhow::anyhow!(
            "an import looks at no fingerprint"
        )));
    };
    let report = report(import, lines);
    let Count {
        whole,
        lossy,
        refused,
    } = report.count();
    let object = ("course", course);
    let detail =
        json!({ "bank": bank.as_str(), "imported": whole, "with_loss": lossy, "refused": refused });
    accounts::store::audit(tx, now, me, "questions_imported", object, &detail).await?;
    Ok(report)
}
