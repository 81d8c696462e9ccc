//! `/studio/{course}/banks`: the banks of a course, and the questions of one.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::{
    Choice, Desk, Frame, desk, list_name, sittings,
    structure::{ConfirmPage, always},
};
use crate::{
    content::course::Course,
    kit::{error::Error, locale::Locale, text::Run, text::Slug, words::Words},
    questions::{Question, Status},
    studio::{
        banks::{self, Filter, List, Tally},
        checklist,
        fields::FieldFaults,
        question_form::TYPES,
        quiz,
        shown::{kind_name, kinds, status_word},
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

/// A word and how many.
type Count = (String, usize);

/// A bank in the list.
struct BankRow {
    name: String,
    questions: usize,
    types: Vec<Count>,
    difficulties: Vec<Count>,
    objectives: Vec<Count>,
    statuses: Vec<Count>,
    /// How many questions are written whole in each language.
    languages: Vec<(Locale, usize)>,
    /// The quizzes that draw from it: path and title.
    quizzes: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "studio/banks.html")]
struct BanksPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    name: String,
    banks: Vec<BankRow>,
}

/// A question in its bank.
struct QuestionRow {
    id: String,
    text: Run,
    kind: String,
    points: String,
    difficulty: String,
    objective: String,
    tags: Vec<String>,
    /// Colours it: `ok`, `warn`, or nothing; and the word for it.
    status: (&'static str, String),
    missing: Vec<Locale>,
    /// How many quizzes use it.
    uses: usize,
    /// In how many submitted sittings it was asked.
    sittings: i64,
    /// A question that says the same.
    same: String,
    errors: usize,
}

#[derive(Template)]
#[template(path = "studio/bank.html")]
struct BankPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    bank: String,
    /// The name as it was typed.
    name: String,
    all: usize,
    filtered: bool,
    questions: Vec<QuestionRow>,
    types: Vec<(&'static str, String, String)>,
    kinds: Vec<Choice>,
    tags: Vec<Choice>,
    difficulties: Vec<Choice>,
    objectives: Vec<Choice>,
    statuses: Vec<Choice>,
    languages: Vec<Choice>,
    /// Where questions may be moved.
    lists: Vec<Choice>,
    quizzes: Vec<(String, String)>,
}

fn difficulty_word(t: &Words, level: u8) -> String {
    match level {
        1 => t.studio_difficulty_easy(),
        2 => t.studio_difficulty_middle(),
        3 => t.studio_difficulty_hard(),
        _ => t.studio_without(),
    }
}

fn objective_name(course: &Course, objective: Option<&Slug>, shell: &Shell) -> String {
    let found = objective.and_then(|id| course.objectives.iter().find(|one| one.id == *id));
    match (found, objective) {
        (Some(found), _) => found.text.in_or_near(shell.locale).to_owned(),
        (None, Some(id)) => id.to_string(),
        (None, None) => shell.t.studio_without(),
    }
}

fn quizzes(course: &Course, bank: &Slug, shell: &Shell) -> Vec<(String, String)> {
    let drawing = banks::drawn_by(course, bank).into_iter();
    drawing
        .map(|item| {
            let path = format!("/studio/{}/quizzes/{}", course.id, item.id);
            (path, course.title_of(item, shell.locale).0.to_owned())
        })
        .collect()
}

fn bank_row(course: &Course, name: &Slug, questions: &[Question], shell: &Shell) -> BankRow {
    let t = shell.t;
    let Tally {
        questions,
        types,
        difficulties,
        objectives,
        statuses,
        languages,
    } = banks::tally(course, questions);
    let statuses = Status::NAMES.iter().filter_map(|(name, status)| {
        let count = statuses.get(name)?;
        Some((status_word(t, *status), *count))
    });
    let types = TYPES.iter().filter_map(|kind| {
        let count = types.get(kind)?;
        Some((kind_name(t, kind), *count))
    });
    let difficulties = difficulties.into_iter();
    let objectives = objectives.into_iter();
    BankRow {
        name: name.to_string(),
        questions,
        types: types.collect(),
        difficulties: difficulties
            .map(|(level, count)| (difficulty_word(t, level), count))
            .collect(),
        objectives: objectives
            .map(|(id, count)| (objective_name(course, id.as_ref(), shell), count))
            .collect(),
        statuses: statuses.collect(),
        languages,
        quizzes: quizzes(course, name, shell),
    }
}

fn lay_out_all(mut shell: Shell, desk: &Desk, name: String, faults: FieldFaults) -> BanksPage {
    let course = &desk.course;
    let banks = course.banks.iter();
    let banks = banks.map(|(name, questions)| bank_row(course, name, questions, &shell));
    let banks = banks.collect();
    shell.path = format!("/studio/{}/banks", course.id);
    BanksPage {
        frame: Frame::of(desk, &shell),
        faults,
        name,
        banks,
        shell,
    }
}

/// `GET /studio/{course}/banks`
pub async fn list(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    page(&lay_out_all(
        shell,
        &desk,
        String::new(),
        FieldFaults::new(),
    ))
}

/// `POST /studio/{course}/banks`: an empty bank.
pub async fn add(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let name = fields.line("name");
    match always(&app, &me, &id, |course, _| banks::add_bank(course, &name)).await {
        Ok(bank) => {
            flash(&session, true, shell.t.studio_bank_added()).await?;
            see_other(&shell.url(&format!("/studio/{id}/banks/{bank}")))
        }
        Err(Error::Refused(refusal)) => {
            let faults = FieldFaults::one("name", refusal.sentence(shell.t));
            let desk = desk(&app, &id).await?;
            again(&lay_out_all(shell, &desk, name, faults))
        }
        Err(error) => Err(error),
    }
}

/// The filter of a bank, as its address writes it.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    tag: String,
    #[serde(default)]
    difficulty: String,
    #[serde(default)]
    objective: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    missing: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        Filter {
            kind: self.kind.clone(),
            tag: self.tag.clone(),
            difficulty: self.difficulty.parse().ok(),
            objective: self.objective.clone(),
            status: self.status.clone(),
            missing: Locale::parse(&self.missing),
        }
    }
}

/// A list to choose from, behind a choice of nothing.
fn choices(
    any: String,
    values: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Vec<Choice> {
    let values = values.into_iter();
    let values = values.map(|(value, label)| Choice::new(&value, label, chosen));
    [Choice::new("", any, chosen)]
        .into_iter()
        .chain(values)
        .collect()
}

fn rows(
    course: &Course,
    questions: &[&Question],
    asked: &HashMap<String, i64>,
    shell: &Shell,
) -> Vec<QuestionRow> {
    let t = shell.t;
    let same = banks::duplicates(course);
    let findings = checklist::findings(course, None);
    let row = |question: &&Question| {
        let own = findings
            .iter()
            .filter(|finding| finding.place.question.as_ref() == Some(&question.id));
        QuestionRow {
            id: question.id.to_string(),
            text: question.text.run(shell.locale),
            kind: kind_name(t, question.body.type_name()),
            points: question.points.to_string(),
            difficulty: question
                .difficulty
                .map_or_else(String::new, |level| difficulty_word(t, level)),
            objective: match &question.objective {
                Some(id) => objective_name(course, Some(id), shell),
                None => String::new(),
            },
            tags: question.tags.clone(),
            status: match question.status {
                Status::Draft => ("tag--warn", status_word(t, Status::Draft)),
                Status::Ready => ("tag--ok", status_word(t, Status::Ready)),
                Status::Retired => ("", status_word(t, Status::Retired)),
            },
            missing: banks::missing(course, question),
            uses: banks::uses(course, question).len(),
            sittings: asked.get(question.id.as_str()).copied().unwrap_or_default(),
            same: same
                .get(&question.id)
                .map_or_else(String::new, Slug::to_string),
            errors: checklist::errors(&own.cloned().collect::<Vec<_>>()),
        }
    };
    questions.iter().map(row).collect()
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    desk: &Desk,
    name: &str,
    asked: &Asked,
    typed: Option<(String, FieldFaults)>,
) -> Result<BankPage, Error> {
    let (course, t) = (&desk.course, shell.t);
    let (bank, questions) = banks::bank(course, name).ok_or(Error::NotFound)?;
    let filter = asked.filter();
    let shown = questions
        .iter()
        .filter(|question| filter.takes(course, question));
    let shown: Vec<&Question> = shown.collect();
    let ids: Vec<&str> = questions.iter().map(|q| q.id.as_str()).collect();
    let sat = sittings(app, course, &ids).await?;
    let any = || t.common_all();
    let mut tags: Vec<String> = questions.iter().flat_map(|q| q.tags.clone()).collect();
    tags.sort();
    tags.dedup();
    let objectives = course.objectives.iter().map(|objective| {
        let text = objective.text.in_or_near(shell.locale);
        (objective.id.to_string(), text.to_owned())
    });
    let levels = (1..=3).map(|level| (level.to_string(), difficulty_word(t, level)));
    let statuses = Status::NAMES.iter();
    let here = List::Bank(name.to_owned());
    let lists = banks::lists(course)
        .into_iter()
        .filter(|list| *list != here);
    let lists =
        lists.map(|list| Choice::new(&list.to_string(), list_name(course, &list, &shell), ""));
    let lists = lists.collect();
    let (typed, faults) = typed.unwrap_or_else(|| (name.to_owned(), FieldFaults::new()));
    let frame = Frame::of(desk, &shell);
    let languages = frame.languages.iter();
    let kinds_met = TYPES
        .iter()
        .filter(|kind| questions.iter().any(|q| q.body.type_name() == **kind));
    let page = BankPage {
        bank: bank.to_string(),
        name: typed,
        all: questions.len(),
        filtered: filter != Filter::default(),
        questions: rows(course, &shown, &sat, &shell),
        types: kinds(t),
        kinds: choices(
            any(),
            kinds_met.map(|kind| ((*kind).to_owned(), kind_name(t, kind))),
            &asked.kind,
        ),
        tags: choices(
            any(),
            tags.into_iter().map(|tag| (tag.clone(), tag)),
            &asked.tag,
        ),
        difficulties: choices(any(), levels, &asked.difficulty),
        objectives: choices(any(), objectives, &asked.objective),
        statuses: choices(
            any(),
            statuses.map(|(name, status)| ((*name).to_owned(), status_word(t, *status))),
            &asked.status,
        ),
        languages: choices(
            any(),
            languages.map(|locale| (locale.code().to_owned(), locale.own_name().to_owned())),
            &asked.missing,
        ),
        lists,
        quizzes: quizzes(course, bank, &shell),
        faults,
        frame,
        shell: {
            shell.path = format!("/studio/{}/banks/{name}", course.id);
            shell
        },
    };
    Ok(page)
}

/// `GET /studio/{course}/banks/{bank}?type=cloze&missing=fr`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, bank)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    page(&lay_out(&app, shell, &desk, &bank, &asked, None).await?)
}

/// `POST /studio/{course}/banks/{bank}`: another name.
pub async fn rename(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, bank)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let name = fields.line("name");
    let renamed = always(&app, &me, &id, |course, _| {
        banks::rename_bank(course, &bank, &name)
    });
    match renamed.await {
        Ok(bank) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            see_other(&shell.url(&format!("/studio/{id}/banks/{bank}")))
        }
        Err(Error::Refused(refusal)) => {
            let faults = FieldFaults::one("name", refusal.sentence(shell.t));
            let desk = desk(&app, &id).await?;
            let (asked, typed) = (Asked::default(), Some((name, faults)));
            again(&lay_out(&app, shell, &desk, &bank, &asked, typed).await?)
        }
        Err(error) => Err(error),
    }
}

/// `POST /studio/{course}/banks/{bank}/removal`
pub async fn remove(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    mut shell: Shell,
    Path((id, bank)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let back = format!("/studio/{id}/banks/{bank}");
    if !fields.has("confirmed") {
        let desk = desk(&app, &id).await?;
        banks::bank(&desk.course, &bank).ok_or(Error::NotFound)?;
        let action = shell.url(&format!("{back}/removal"));
        shell.path = back.clone();
        return page(&ConfirmPage {
            frame: Frame::of(&desk, &shell),
            title: shell.t.studio_remove_question(&bank),
            lead: shell.t.studio_remove_lead(),
            action,
            yes: shell.t.studio_remove(),
            back: shell.url(&back),
            kept: vec![],
            shell,
        });
    }
    let removed = always(&app, &me, &id, |course, base| {
        banks::remove_bank(course, &bank, base)
    });
    match removed.await {
        Ok(()) => {
            flash(&session, true, shell.t.studio_removed()).await?;
            see_other(&shell.url(&format!("/studio/{id}/banks")))
        }
        Err(Error::Refused(refusal)) => {
            flash(&session, false, refusal.sentence(shell.t)).await?;
            see_other(&shell.url(&back))
        }
        Err(error) => Err(error),
    }
}

/// `POST /studio/{course}/banks/{bank}/questions`: an empty question of the type wanted.
pub async fn add_question(
    State(app): State<App>,
    Trainer(me): Trainer,
    shell: Shell,
    Path((id, bank)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let kind = fields.line("type");
    let question = always(&app, &me, &id, |course, _| {
        quiz::add_question(course, "", Some(&bank), &kind)
    });
    let question = question.await?;
    see_other(&shell.url(&format!("/studio/{id}/questions/{question}")))
}

/// `POST /studio/{course}/banks/{bank}/selection`: what is done to the questions ticked, `act` =
/// `draft`, `ready`, `retired`, or `move` to the list `to`.
pub async fn change(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, bank)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let back = shell.url(&format!("/studio/{id}/banks/{bank}"));
    let ticked = fields.all("question");
    let ticked: Vec<Slug> = ticked
        .iter()
        .filter_map(|id| Slug::parse(id).ok())
        .collect();
    if ticked.is_empty() {
        flash(&session, false, shell.t.studio_none_ticked()).await?;
        return see_other(&back);
    }
    let act = fields.raw("act");
    let said = if act == "move" {
        let to = List::parse(fields.raw("to")).ok_or(Error::NotFound)?;
        let moved = always(&app, &me, &id, |course, _| {
            banks::move_questions(course, &ticked, &to)
        });
        shell.t.studio_moved(moved.await?)
    } else {
        let status = Status::NAMES.iter().find(|(name, _)| *name == act);
        let (_, status) = *status.ok_or(Error::NotFound)?;
        let changed = always(&app, &me, &id, |course, _| {
            banks::set_status(course, &ticked, status)
        });
        shell.t.studio_status_set(changed.await?)
    };
    flash(&session, true, said).await?;
    see_other(&back)
}
