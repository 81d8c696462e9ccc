//! `/studio/marking/again/{course}/{item}` and `/studio/marking/regrades/{id}`: marking a quiz again,
//! seen before it is decided, and what it changed.

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::{Titles, identifier, name, slug};
use crate::{
    content::library::Published,
    kit::{
        error::{Error, Refusal as _},
        id,
        text::{Run, Slug, tidy_text},
    },
    marking::{
        actions::again::{self, NAMED},
        regrade::{CannotRegrade, How, Keyed, Plan, Tally, keyed},
        store::{self, regrade::Changed},
    },
    questions::mark::Mark,
    quizzes::pages::view::figure,
    studio::fields::FieldFaults,
    web::{
        form::Fields,
        guard::Staff,
        page::{Answer, again as page_again, page, see_other},
        paging::{ASK, Page},
        shell::{Shell, flash},
        state::App,
    },
};

/// Batches marked at once, before the page answers; the clockwork goes on.
const AT_ONCE: usize = 10;

#[derive(Template)]
#[template(path = "marking/again.html")]
struct AgainPage {
    shell: Shell,
    titles: Titles,
    address: String,
    questions: Vec<QuestionRow>,
    versions: Vec<VersionRow>,
    by_key: bool,
    falls: bool,
    reason: String,
    faults: FieldFaults,
    /// What it would do; none before it is asked for.
    dry: Option<Dry>,
}

struct QuestionRow {
    id: String,
    text: Run,
    chosen: bool,
    changed: bool,
    gone: bool,
}

struct VersionRow {
    number: i64,
    label: String,
    chosen: bool,
}

/// What marking again would do, as the page shows it.
struct Dry {
    facts: Vec<(String, String)>,
    rows: Vec<ChangeRow>,
    more: String,
    /// The name under which it would be decided: the same form twice is once.
    id: String,
}

struct ChangeRow {
    name: String,
    number: String,
    before: String,
    after: String,
    by: String,
    /// Newly passed, or no longer passed.
    passes: bool,
    fails: bool,
    /// The certificate that stays; empty for none.
    certificate: String,
}

/// What is asked for, as it stands in the address and in the form.
struct Asked {
    questions: Vec<Slug>,
    how: How,
    version: i64,
    falls: bool,
    reason: String,
}

impl Asked {
    fn read(fields: &Fields, current: i64) -> Self {
        let named = fields.all("question");
        Self {
            questions: named.iter().filter_map(|id| Slug::parse(id).ok()).collect(),
            how: How::parse(fields.raw("how")).unwrap_or(How::Key),
            version: fields.raw("version").parse().unwrap_or(current),
            falls: fields.has("falls"),
            reason: tidy_text(fields.raw("reason")).trim().to_owned(),
        }
    }

    fn plan(&self) -> Plan {
        Plan {
            questions: self.questions.clone(),
            how: self.how,
            version: self.version,
            falls: self.falls,
            reason: self.reason.clone(),
        }
    }
}

/// The questions of a quiz in the versions that were sat, each as it was last set there.
struct Quiz {
    course: Slug,
    item: Slug,
    current: std::sync::Arc<Published>,
    versions: Vec<i64>,
    questions: Vec<(crate::questions::Question, Keyed)>,
}

impl Quiz {
    async fn of(app: &App, course: &str, item: &str) -> Result<Self, Error> {
        let (course, item) = (slug(course)?, slug(item)?);
        let current = app
            .library
            .current(course.as_str())
            .ok_or(Error::NotFound)?;
        let mut versions =
            store::sittings::versions(&app.db, course.as_str(), item.as_str()).await?;
        if versions.is_empty() {
            return Err(Error::NotFound);
        }
        let mut questions: Vec<(crate::questions::Question, Keyed)> = Vec::new();
        for number in versions.iter().rev() {
            let Some(version) = app.library.version(course.as_str(), *number).await? else {
                continue;
            };
            let Some(quiz) = version.course.quiz(item.as_str()) else {
                continue;
            };
            let drawn = quiz
                .draws
                .iter()
                .flat_map(|draw| version.course.drawable(draw));
            for question in quiz.questions.iter().chain(drawn) {
                let standing = keyed(question, &current.course);
                match questions
                    .iter_mut()
                    .find(|(known, _)| known.id == question.id)
                {
                    None => questions.push((question.clone(), standing)),
                    // An older paper may have had another key.
                    Some((_, known)) if *known == Keyed::Same => *known = standing,
                    Some(_) => {}
                }
            }
        }
        if !versions.contains(&current.number) {
            versions.push(current.number);
        }
        Ok(Self {
            course,
            item,
            current,
            versions,
            questions,
        })
    }

    fn names(&self) -> (&str, &str) {
        (self.course.as_str(), self.item.as_str())
    }
}

/// `GET /studio/marking/again/{course}/{item}`: with what is asked for in the address, looks first;
/// writes nothing.
pub async fn ask(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    Query(fields): Query<Vec<(String, String)>>,
) -> Answer {
    let quiz = Quiz::of(&app, &course, &item).await?;
    let fields = Fields(fields);
    let asked = Asked::read(&fields, quiz.current.number);
    if !fields.has("look") {
        return page(&lay_out(
            &app,
            shell,
            &quiz,
            &asked,
            FieldFaults::new(),
            None,
        ));
    }
    let version = app.library.version(&course, asked.version).await?;
    let version = version.ok_or(Error::NotFound)?;
    let plan = asked.plan();
    let corrections = match plan.corrections("", &version, shell.now) {
        Ok(corrections) => corrections,
        Err(refusal) => {
            let faults = fault(&shell, &refusal);
            return page_again(&lay_out(&app, shell, &quiz, &asked, faults, None));
        }
    };
    let dry = again::dry_run(&app.db, quiz.names(), &plan, &corrections).await?;
    let dry = shown(&shell, &dry);
    page(&lay_out(
        &app,
        shell,
        &quiz,
        &asked,
        FieldFaults::new(),
        Some(dry),
    ))
}

fn fault(shell: &Shell, refusal: &CannotRegrade) -> FieldFaults {
    let field = match refusal {
        CannotRegrade::NoQuestion => "questions",
        CannotRegrade::NoReason => "reason",
        CannotRegrade::NoKey(_) => "version",
    };
    FieldFaults::one(field, refusal.sentence(shell.t))
}

/// `POST /studio/marking/again/{course}/{item}`: decides, and begins.
pub async fn decide(
    State(app): State<App>,
    Staff(me): Staff,
    session: Session,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let quiz = Quiz::of(&app, &course, &item).await?;
    let asked = Asked::read(&fields, quiz.current.number);
    let id = identifier(fields.raw("id"))?.to_owned();
    let version = app.library.version(&course, asked.version).await?;
    let version = version.ok_or(Error::NotFound)?;
    let (plan, now) = (asked.plan(), app.clock.now());
    let corrections = match plan.corrections(&id, &version, now) {
        Ok(corrections) => corrections,
        Err(refusal) => {
            let faults = fault(&shell, &refusal);
            return page_again(&lay_out(&app, shell, &quiz, &asked, faults, None));
        }
    };
    let mut tx = app.db.write().await?;
    let by = &me.account_id;
    again::begin(&mut tx, now, &id, quiz.names(), &plan, &corrections, by).await?;
    tx.commit().await?;
    again::run(&app.db, &app.config, &app.library, now, &id, AT_ONCE).await?;
    flash(&session, true, shell.t.marking_again_done()).await?;
    see_other(&shell.url(&format!("/studio/marking/regrades/{id}")))
}

fn lay_out(
    app: &App,
    shell: Shell,
    quiz: &Quiz,
    asked: &Asked,
    faults: FieldFaults,
    dry: Option<Dry>,
) -> AgainPage {
    let (course, item) = quiz.names();
    let asked_before = !asked.questions.is_empty();
    let questions = quiz
        .questions
        .iter()
        .map(|(question, standing)| QuestionRow {
            id: question.id.to_string(),
            text: question.text.run(shell.locale),
            // What has another key now is what one comes for.
            chosen: asked.questions.contains(&question.id)
                || (!asked_before && dry.is_none() && *standing == Keyed::Changed),
            changed: *standing == Keyed::Changed,
            gone: *standing == Keyed::Gone,
        });
    let versions = quiz.versions.iter().rev().map(|number| VersionRow {
        number: *number,
        label: if *number == quiz.current.number {
            shell.t.marking_version_offered(*number)
        } else {
            shell.t.studio_version(*number)
        },
        chosen: *number == asked.version,
    });
    AgainPage {
        titles: Titles::of(app, &shell, course, item),
        address: shell.url(&format!("/studio/marking/again/{course}/{item}")),
        questions: questions.collect(),
        versions: versions.collect(),
        by_key: asked.how == How::Key,
        falls: asked.falls,
        reason: asked.reason.clone(),
        faults,
        dry,
        shell,
    }
}

fn facts(shell: &Shell, tally: &Tally) -> Vec<(String, String)> {
    let t = shell.t;
    vec![
        (t.marking_concerned(), tally.concerned.to_string()),
        (t.marking_changed(), tally.changed.to_string()),
        (t.marking_risen(), tally.risen.to_string()),
        (t.marking_fallen(), tally.fallen.to_string()),
        (t.marking_newly_passed(), tally.newly_passed.to_string()),
        (t.marking_newly_failed(), tally.newly_failed.to_string()),
    ]
}

fn by(shell: &Shell, before: Mark, after: Mark) -> String {
    let difference = after.0 - before.0;
    let sign = if difference < 0 { '\u{2212}' } else { '+' };
    format!("{sign}{}", figure(Mark(difference.abs()), shell.locale))
}

fn shown(shell: &Shell, dry: &again::DryRun) -> Dry {
    let rows = dry.changes.iter().map(|one| {
        let (before, after) = (&one.looked.before, &one.looked.after);
        let of = |earned| {
            [earned, after.out_of]
                .map(|mark| figure(mark, shell.locale))
                .join("/")
        };
        ChangeRow {
            name: name(shell.locale, &one.row.name_arabic, &one.row.name_latin).to_owned(),
            number: shell.t.quizzes_attempt(one.row.number.to_string()),
            before: of(before.earned),
            after: of(after.earned),
            by: by(shell, before.earned, after.earned),
            passes: one.looked.newly_passes(),
            fails: one.looked.passes_no_longer(),
            certificate: String::new(),
        }
    });
    let more = dry.tally.changed.saturating_sub(NAMED);
    Dry {
        facts: facts(shell, &dry.tally),
        rows: rows.collect(),
        more: if more == 0 {
            String::new()
        } else {
            shell.t.marking_more(more)
        },
        id: id::fresh(),
    }
}

#[derive(Template)]
#[template(path = "marking/regrade.html")]
struct RegradePage {
    shell: Shell,
    titles: Titles,
    by: String,
    how: String,
    reason: String,
    finished: bool,
    seen: String,
    facts: Vec<(String, String)>,
    rows: Vec<ChangeRow>,
    /// Those who no longer pass, and what they keep.
    kept: Vec<ChangeRow>,
    first: String,
    next: String,
}

/// Where a list goes on.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct After {
    after: String,
}

/// `GET /studio/marking/regrades/{id}`
pub async fn report(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path(id): Path<String>,
    Query(After { after }): Query<After>,
) -> Answer {
    let id = identifier(&id)?;
    let regrade = store::regrade::by_id(&app.db, id).await?;
    let regrade = regrade.ok_or(Error::NotFound)?;
    let counts = store::regrade::counts(&app.db, id).await?;
    let after = (!after.is_empty()).then_some(after.as_str());
    let changed = store::regrade::changed(&app.db, id, after, ASK).await?;
    let changed = Page::from_excess(changed, |one| one.attempt_id.to_string());
    let kept = store::regrade::no_longer(&app.db, id).await?;
    let path = shell.url(&format!("/studio/marking/regrades/{id}"));
    let t = shell.t;
    let facts = [
        (t.marking_changed(), counts.changed),
        (t.marking_risen(), counts.risen),
        (t.marking_fallen(), counts.fallen),
        (t.marking_newly_passed(), counts.newly_passed),
        (t.marking_newly_failed(), counts.newly_failed),
    ];
    page(&RegradePage {
        titles: Titles::of(&app, &shell, &regrade.course_id, &regrade.item_id),
        by: format!(
            "{} · {}",
            name(shell.locale, &regrade.name_arabic, &regrade.name_latin),
            shell.moment(&regrade.at)
        ),
        how: match How::parse(&regrade.how) {
            Some(How::Points) => t.marking_how_points(),
            _ => t.marking_how_key_of(regrade.version),
        },
        reason: regrade.reason.clone(),
        finished: regrade.finished_at.is_some(),
        seen: t.marking_sittings(regrade.seen),
        facts: facts
            .into_iter()
            .map(|(label, count)| (label, count.to_string()))
            .collect(),
        rows: changed.rows.iter().map(|one| change(&shell, one)).collect(),
        kept: kept.iter().map(|one| keeps(&shell, one)).collect(),
        first: after.map(|_| path.clone()).unwrap_or_default(),
        next: changed
            .next
            .map(|next| format!("{path}?after={next}"))
            .unwrap_or_default(),
        shell,
    })
}

fn change(shell: &Shell, one: &Changed) -> ChangeRow {
    let (before, after) = (Mark(one.earned_before), Mark(one.earned_after));
    let of = |earned| {
        [earned, Mark(one.out_of)]
            .map(|mark| figure(mark, shell.locale))
            .join("/")
    };
    ChangeRow {
        name: name(shell.locale, &one.name_arabic, &one.name_latin).to_owned(),
        number: shell.t.quizzes_attempt(one.number.to_string()),
        before: of(before),
        after: of(after),
        by: by(shell, before, after),
        passes: one.passed_after == Some(1) && one.passed_before != Some(1),
        fails: one.passed_after == Some(0) && one.passed_before == Some(1),
        certificate: String::new(),
    }
}

/// The same with the certificate that stays.
fn keeps(shell: &Shell, one: &Changed) -> ChangeRow {
    ChangeRow {
        certificate: match one.certificate.as_deref() {
            None => String::new(),
            Some("") => shell.t.certificates_awaiting(),
            Some(number) => number.to_owned(),
        },
        ..change(shell, one)
    }
}
