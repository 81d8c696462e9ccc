//! `/studio/marking/sittings/{course}/{item}` and `/studio/marking/papers/{attempt}`: the sittings
//! of a quiz, and one of them with its marks, each of which may be corrected with a reason.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::{
    Titles,
    answer::{mark_fault, parse_mark},
    attempt_id, name, slug, studied,
};
use crate::{
    accounts,
    content::library::Picture,
    kit::{
        error::Error,
        folded::fold,
        text::{Slug, tidy_line},
    },
    marking::{
        actions,
        decision::{CannotMark, Place},
        store::{self, HandMark, sittings::Line},
    },
    questions::{Verdict, mark::Mark},
    quizzes::{
        self,
        again::{Adjusted, Adjustments},
        answers::Answers,
        attempt::Attempt,
        pages::{
            review::{Piece, Reviewed, reviewed},
            view::{Reader, figure},
        },
        review::Sight,
        store::papers,
    },
    studio::fields::FieldFaults,
    web::{
        error::encoded,
        form::Fields,
        guard::Staff,
        page::{Answer, again, page, see_other},
        paging::{ASK, Page},
        shell::{Shell, flash},
        state::App,
        viewer::Viewer,
    },
};

#[derive(Template)]
#[template(path = "marking/sittings.html")]
struct SittingsPage {
    shell: Shell,
    titles: Titles,
    address: String,
    q: String,
    rows: Vec<SittingRow>,
    first: String,
    next: String,
}

struct SittingRow {
    name: String,
    number: String,
    path: String,
    at: String,
    iso: String,
    points: String,
    state: State_,
}

/// How a sitting stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State_ {
    Passed,
    Failed,
    Awaiting,
}

impl State_ {
    fn of(passed: Option<i64>) -> Self {
        match passed {
            None => Self::Awaiting,
            Some(1) => Self::Passed,
            Some(_) => Self::Failed,
        }
    }

    fn is_passed(self) -> bool {
        self == Self::Passed
    }

    fn is_awaiting(self) -> bool {
        self == Self::Awaiting
    }
}

/// What the list is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    q: String,
    after: String,
}

/// `GET /studio/marking/sittings/{course}/{item}`
pub async fn list(
    State(app): State<App>,
    _: Staff,
    shell: Shell,
    Path((course, item)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (course, item) = (slug(&course)?, slug(&item)?);
    let words = fold(&asked.q);
    let pattern = (!words.is_empty()).then(|| accounts::store::contains(&words));
    let after = (!asked.after.is_empty()).then_some(asked.after.as_str());
    let (course, item) = (course.as_str(), item.as_str());
    let pattern = pattern.as_deref();
    let found = store::sittings::of_quiz(&app.db, course, item, pattern, after, ASK).await?;
    let found = Page::from_excess(found, |line| line.attempt_id.to_string());
    let path = shell.url(&format!("/studio/marking/sittings/{course}/{item}"));
    let address = |after: &str| format!("{path}?q={}&after={}", encoded(&asked.q), encoded(after));
    page(&SittingsPage {
        titles: Titles::of(&app, &shell, course, item),
        q: tidy_line(&asked.q),
        rows: found.rows.iter().map(|line| row(&shell, line)).collect(),
        first: after.map(|_| address("")).unwrap_or_default(),
        next: found.next.as_deref().map(address).unwrap_or_default(),
        address: path,
        shell,
    })
}

fn row(shell: &Shell, line: &Line) -> SittingRow {
    let figures = [line.earned, line.out_of].map(|mark| figure(Mark(mark), shell.locale));
    SittingRow {
        name: name(shell.locale, &line.name_arabic, &line.name_latin).to_owned(),
        number: shell.t.quizzes_attempt(line.number.to_string()),
        path: format!("/studio/marking/papers/{}", line.attempt_id),
        at: shell.moment(&line.submitted_at),
        iso: line.submitted_at.iso(),
        points: figures.join("/"),
        state: State_::of(line.passed),
    }
}

#[derive(Template)]
#[template(path = "marking/paper.html")]
struct PaperPage {
    shell: Shell,
    titles: Titles,
    list: String,
    /// The record of all that was answered.
    steps: String,
    person: String,
    score: String,
    state: State_,
    questions: Vec<Corrected>,
    faults: FieldFaults,
}

/// A question of the paper, with the form that corrects its mark.
struct Corrected {
    id: String,
    shown: Reviewed,
    score: String,
    /// Who or what gave the mark.
    source: String,
    comment: String,
    /// The number of corrections before.
    step: i64,
    mark: String,
    reason: String,
    address: String,
    open: bool,
}

/// What was typed at a question.
struct Typed<'a> {
    question: &'a Slug,
    mark: String,
    reason: String,
}

/// A sitting that this person may correct.
async fn load(app: &App, me: &Viewer, raw: &str) -> Result<Attempt, Error> {
    let attempt = store::sittings::submitted(&app.db, &attempt_id(raw)?).await?;
    let attempt = attempt.ok_or(Error::NotFound)?;
    if attempt.account_id == me.account_id {
        return Err(CannotMark::Own.into());
    }
    Ok(attempt)
}

/// `GET /studio/marking/papers/{attempt}`
///
/// # Errors
/// [`CannotMark::Own`].
pub async fn paper(
    State(app): State<App>,
    Staff(me): Staff,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let attempt = load(&app, &me, &id).await?;
    page(&lay_out(&app, shell, &attempt, None, FieldFaults::new()).await?)
}

/// `POST /studio/marking/papers/{attempt}/{question}`: another mark, with its reason.
pub async fn correct(
    State(app): State<App>,
    Staff(me): Staff,
    session: Session,
    shell: Shell,
    Path((id, question)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let attempt = load(&app, &me, &id).await?;
    let question = slug(&question)?;
    let paper = papers::paper(&app.db, &attempt.sitting.attempt_id).await?;
    let mut sets = paper.questions.iter();
    let set = sets.find(|set| set.question.id == question);
    let most = set.ok_or(Error::NotFound)?.question.points;
    let typed = Typed {
        question: &question,
        mark: fields.line("mark"),
        reason: fields.text("reason").trim().to_owned(),
    };
    let mut faults = FieldFaults::new();
    let mark = parse_mark(&typed.mark, most);
    if mark.is_none() {
        faults.add(format!("mark.{question}"), mark_fault(&shell, most));
    }
    if typed.reason.is_empty() {
        faults.add(format!("reason.{question}"), shell.t.marking_fault_reason());
    }
    let Some(mark) = mark.filter(|_| faults.is_empty()) else {
        return again(&lay_out(&app, shell, &attempt, Some(typed), faults).await?);
    };
    let step = fields.raw("step").parse().unwrap_or(-1);
    let published = studied(&app, &attempt).await?;
    let (now, sitting) = (app.clock.now(), &attempt.sitting.attempt_id);
    let mut tx = app.db.write().await?;
    let corrected = actions::correct(
        &mut tx,
        now,
        &app.config,
        &published,
        &me,
        sitting,
        &question,
        step,
        mark,
        &typed.reason,
    )
    .await;
    match corrected {
        Ok(()) => tx.commit().await?,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let sentence = refusal.sentence(shell.t);
            let faults = FieldFaults::one(format!("mark.{question}"), sentence);
            return again(&lay_out(&app, shell, &attempt, Some(typed), faults).await?);
        }
        Err(error) => return Err(error),
    }
    flash(&session, true, shell.t.marking_corrected()).await?;
    see_other(&shell.url(&format!("/studio/marking/papers/{sitting}#{question}")))
}

async fn lay_out(
    app: &App,
    shell: Shell,
    attempt: &Attempt,
    typed: Option<Typed<'_>>,
    faults: FieldFaults,
) -> Result<PaperPage, Error> {
    let (sitting, t) = (&attempt.sitting, shell.t);
    let id = &sitting.attempt_id;
    let paper = papers::paper(&app.db, id).await?;
    let answers = Answers::read(quizzes::store::steps::all(&app.db, id).await?)?;
    let adjusted = quizzes::store_adjusted::of(&app.db, id).await?;
    let corrections = quizzes::store_adjusted::corrections(&app.db, id).await?;
    let account = accounts::store::by_id(&app.db, &attempt.account_id).await?;
    let account = account.ok_or(Error::NotFound)?;
    let by_hand = corrections_by_question(app, attempt, &adjusted).await?;
    let reader = Reader {
        text: shell.locale,
        page: shell.locale,
    };
    let keyed = quizzes::again::with_keys(&paper, &corrections);
    let published = studied(app, attempt).await?;
    let shown = reviewed(
        &shell,
        reader,
        &published,
        &keyed,
        &answers,
        &Sight::whole(),
    );
    let marks = quizzes::again::markings(&paper, &answers, &adjusted);
    let questions = paper.questions.iter().zip(shown).zip(marks);
    let questions = questions.map(|((set, shown), marking)| {
        let question = &set.question;
        let one = adjusted.get(&question.id);
        let typed = typed
            .as_ref()
            .filter(|typed| *typed.question == question.id);
        let awaits = marking.verdict == Verdict::Awaiting;
        Corrected {
            id: question.id.to_string(),
            score: if awaits {
                format!("…/{}", figure(question.points, shell.locale))
            } else {
                [marking.mark, question.points]
                    .map(|mark| figure(mark, shell.locale))
                    .join("/")
            },
            source: match one {
                None if awaits => t.marking_awaiting(),
                None => String::new(),
                Some(one) if one.is_by_hand() => t.marking_by_hand(shell.date(&one.at)),
                Some(one) => t.marking_again_on(shell.date(&one.at)),
            },
            comment: one.map_or_else(String::new, |one| one.comment.clone()),
            step: by_hand.get(&question.id).copied().unwrap_or(0),
            mark: typed.map_or_else(String::new, |typed| typed.mark.clone()),
            reason: typed.map_or_else(String::new, |typed| typed.reason.clone()),
            address: shell.url(&format!("/studio/marking/papers/{id}/{}", question.id)),
            open: typed.is_some(),
            shown,
        }
    });
    let figures = [sitting.earned.unwrap_or_default(), sitting.out_of];
    Ok(PaperPage {
        titles: Titles::of(app, &shell, &attempt.course_id, &attempt.item_id),
        list: format!(
            "/studio/marking/sittings/{}/{}",
            attempt.course_id, attempt.item_id
        ),
        steps: format!("/admin/attempts/{id}/steps"),
        person: name(shell.locale, &account.name_arabic, &account.name_latin).to_owned(),
        score: figures.map(|mark| figure(mark, shell.locale)).join("/"),
        state: State_::of(sitting.passed),
        questions: questions.collect(),
        faults,
        shell,
    })
}

/// How often each mark that a person gave was corrected.
async fn corrections_by_question(
    app: &App,
    attempt: &Attempt,
    adjusted: &Adjustments,
) -> Result<BTreeMap<Slug, i64>, Error> {
    let mut steps = BTreeMap::new();
    for question in adjusted.values().filter(|one| Adjusted::is_by_hand(one)) {
        let id = &question.question_id;
        let given = store::given(&app.db, &attempt.sitting.attempt_id, id).await?;
        let decided = |one: &&HandMark| one.place == Place::Decision.number();
        let last = given.iter().filter(decided).map(|one| one.step).max();
        steps.insert(id.clone(), last.unwrap_or(0));
    }
    Ok(steps)
}
