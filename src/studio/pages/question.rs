//! `/studio/{course}/questions/{question}`: a question as a form, and as an officer sees it.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tower_sessions::Session;

use super::{
    Choice, Desk, Frame, desk, drawings_of, list_name, shows_picture, sittings, structure::apply,
};
use crate::{
    content::{
        course::Course,
        library::{Links, Picture},
    },
    kit::{error::Error, locale::Locale, text::Slug, words::Words},
    questions::{OptionId, PENALTY, Question, Status, hotspot::Hotspot, ordering::OrderingRule},
    studio::{
        actions::Edited,
        banks::{self, List, Use},
        checklist::{self, Line},
        fields::FieldFaults,
        question_form::{BodyForm, QuestionForm, cloze::KINDS},
        quiz::{self, part_ids, question_seen},
        shown::{
            FigureShown, PieceShown, QuestionShown, Showing, figure, kind_line, kind_name, shown,
            status_word,
        },
    },
    web::{
        form::Fields,
        guard::Trainer,
        page::{Answer, again, page, see_other, with_status},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "studio/question.html")]
struct QuestionPage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    id: String,
    kind: String,
    about: String,
    /// The quiz or the bank in which it stands: path and name.
    home: (String, String),
    /// The field that leads back there from its removal.
    back: (&'static str, String),
    form: QuestionForm,
    seen: String,
    /// Hints or a penalty of its own.
    helps: bool,
    objectives: Vec<Choice>,
    difficulties: Vec<Choice>,
    statuses: Vec<Choice>,
    /// How an ordering is marked.
    rules: Vec<Choice>,
    gap_kinds: Vec<(&'static str, String)>,
    shapes: Vec<(&'static str, String)>,
    /// The pictures of the course, for a place on one.
    images: Vec<Choice>,
    figure: Option<FigureShown>,
    previews: Vec<(Locale, QuestionShown)>,
    lines: Vec<Line>,
    theirs: Vec<(Locale, QuestionShown)>,
    /// Where it is used: path and sentence.
    uses: Vec<(String, String)>,
    /// In how many submitted sittings it was asked.
    sittings: usize,
    lists: Vec<Choice>,
}

/// What was typed, on what it was made, and what is wrong with it.
struct Typed {
    form: QuestionForm,
    seen: String,
    faults: FieldFaults,
}

fn find<'a>(desk: &'a Desk, id: &str) -> Result<&'a Question, Error> {
    desk.course.question(id).ok_or(Error::NotFound)
}

/// Ids that new parts may not take: those in the draft and those published last.
fn taken(desk: &Desk, question: &Question) -> BTreeSet<OptionId> {
    let mut taken = part_ids(question);
    let published = desk
        .base
        .as_ref()
        .and_then(|base| base.course.question(question.id.as_str()));
    taken.extend(published.map(part_ids).unwrap_or_default());
    taken
}

/// A question in each language of its course.
fn previews(
    desk: &Desk,
    drawings: &HashMap<String, String>,
    question: &Question,
    shell: &Shell,
    salt: &str,
) -> Vec<(Locale, QuestionShown)> {
    let source = desk.course.source_language;
    let frame = Frame::of(desk, shell);
    let written = frame
        .languages
        .into_iter()
        .filter(|locale| *locale == source || question.text.get(*locale).is_some());
    let links = Links {
        course: &desk.course,
        drawings,
        interface: shell.locale,
    };
    written
        .map(|text| {
            let salt = format!("{salt}-{}", text.code());
            let on = Showing {
                t: shell.t,
                text,
                interface: shell.locale,
                links: &links,
                salt: &salt,
            };
            (text, shown(question, on))
        })
        .collect()
}

/// The pictures that a question may show: a file for each language counts as one.
fn images(course: &Course, chosen: &str) -> Vec<Choice> {
    let base = |path: &str| {
        let (stem, extension) = path.rsplit_once('.')?;
        let (stem, language) = stem.rsplit_once('.')?;
        Locale::parse(language)?;
        Some(format!("{stem}.{extension}"))
    };
    let paths = course.media.keys();
    let mut paths: BTreeSet<String> = paths
        .map(|path| base(path).unwrap_or_else(|| path.clone()))
        .collect();
    if !chosen.is_empty() {
        paths.insert(chosen.to_owned());
    }
    paths
        .iter()
        .map(|path| Choice::new(path, path.as_str(), chosen))
        .collect()
}

/// The picture that a form shows, with the zones that it places so far.
fn drawn(
    course: &Course,
    drawings: &HashMap<String, String>,
    id: &str,
    form: &QuestionForm,
    shell: &Shell,
) -> Option<FigureShown> {
    let BodyForm::Hotspot(spot) = &form.body else {
        return None;
    };
    let picture: Hotspot = spot.placed(shell.t);
    let links = Links {
        course,
        drawings,
        interface: shell.locale,
    };
    let on = Showing {
        t: shell.t,
        text: course.source_language,
        interface: shell.locale,
        links: &links,
        salt: "form",
    };
    (!picture.image.is_empty()).then(|| figure(id, &picture, on))
}

/// Where a question is used, in sentences that lead there.
fn used(course: &Course, question: &Question, shell: &Shell) -> Vec<(String, String)> {
    let uses = banks::uses(course, question).into_iter();
    uses.map(|(item, how)| {
        let title = course.title_of(item, shell.locale).0;
        let sentence = match how {
            Use::Sets => shell.t.studio_used_sets(title),
            Use::Draws => shell.t.studio_used_draws(title),
        };
        (
            format!("/studio/{}/quizzes/{}", course.id, item.id),
            sentence,
        )
    })
    .collect()
}

fn rule_name(t: &Words, rule: OrderingRule) -> String {
    match rule {
        OrderingRule::Pairs => t.studio_rule_pairs(),
        OrderingRule::AllOrNothing => t.studio_rule_whole(),
        OrderingRule::Places => t.studio_rule_places(),
        OrderingRule::Neighbours => t.studio_rule_neighbours(),
        OrderingRule::Longest => t.studio_rule_longest(),
    }
}

fn gap_kind(t: &Words, kind: &str) -> String {
    match kind {
        "number" => t.studio_gap_number(),
        "choice" => t.studio_gap_choice(),
        "word" => t.studio_gap_from_bank(),
        _ => t.studio_gap_typed(),
    }
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    desk: &Desk,
    id: &str,
    typed: Option<Typed>,
) -> Result<QuestionPage, Error> {
    let question = find(desk, id)?;
    let (course, t) = (&desk.course, shell.t);
    let Typed {
        mut form,
        seen,
        faults,
    } = typed.unwrap_or_else(|| Typed {
        form: QuestionForm::of(question),
        seen: question_seen(question),
        faults: FieldFaults::new(),
    });
    // What was typed, if it already makes a question; else what stands.
    let read = form.parse(t, &question.id, &taken(desk, question));
    let current = read.as_ref().unwrap_or(question);
    form.show_kinds();
    let drawings = drawings_of(app, course, shows_picture(question)).await?;
    let asked = sittings(app, course, &[question.id.as_str()]).await?;
    let asked = asked.values().sum::<i64>();
    let home = banks::list_of(course, &question.id).ok_or(Error::NotFound)?;
    let findings = checklist::findings(course, None);
    let mine = findings
        .into_iter()
        .filter(|f| f.place.question.as_ref() == Some(&question.id));
    let list = checklist::checklist(course, &mine.collect::<Vec<_>>(), t, shell.locale);
    let objectives = course.objectives.iter().map(|objective| {
        let label = objective.text.in_or_near(shell.locale);
        Choice::new(objective.id.as_str(), label, &form.objective)
    });
    let (rule, image) = match &form.body {
        BodyForm::Ordering(ordering) => (ordering.rule.as_str(), ""),
        BodyForm::Hotspot(spot) => ("", spot.image.as_str()),
        _ => ("", ""),
    };
    let rules = OrderingRule::NAMES.iter();
    let statuses = Status::NAMES.iter();
    let lists = banks::lists(course).into_iter().map(|list| {
        let label = list_name(course, &list, &shell);
        Choice::new(&list.to_string(), label, &home.to_string())
    });
    let lists = lists.collect();
    shell.path = format!("/studio/{}/questions/{id}", course.id);
    Ok(QuestionPage {
        id: id.to_owned(),
        kind: kind_name(t, question.body.type_name()),
        about: kind_line(t, question.body.type_name()),
        home: (
            format!("/studio/{}{}", course.id, home.path()),
            list_name(course, &home, &shell),
        ),
        back: match home {
            List::Quiz(id) => ("quiz", id),
            List::Bank(name) => ("bank", name),
        },
        helps: !question.hints.is_empty() || question.penalty != PENALTY,
        objectives: objectives.collect(),
        difficulties: vec![
            Choice::new("1", t.studio_difficulty_easy(), &form.difficulty),
            Choice::new("2", t.studio_difficulty_middle(), &form.difficulty),
            Choice::new("3", t.studio_difficulty_hard(), &form.difficulty),
        ],
        statuses: statuses
            .map(|(name, status)| Choice::new(name, status_word(t, *status), &form.status))
            .collect(),
        rules: rules
            .map(|(name, which)| Choice::new(name, rule_name(t, *which), rule))
            .collect(),
        gap_kinds: KINDS.map(|kind| (kind, gap_kind(t, kind))).into(),
        shapes: vec![
            ("rect", t.studio_shape_rect()),
            ("circle", t.studio_shape_circle()),
            ("polygon", t.studio_shape_polygon()),
        ],
        images: images(course, image),
        figure: drawn(course, &drawings, id, &form, &shell),
        previews: previews(desk, &drawings, current, &shell, "now"),
        lines: list.errors.into_iter().chain(list.warnings).collect(),
        theirs: vec![],
        uses: used(course, question, &shell),
        sittings: usize::try_from(asked).unwrap_or_default(),
        lists,
        frame: Frame::of(desk, &shell),
        form,
        seen,
        faults,
        shell,
    })
}

/// `GET /studio/{course}/questions/{question}`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, question)): Path<(String, String)>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    page(&lay_out(&app, shell, &desk, &question, None).await?)
}

/// `POST /studio/{course}/questions/{question}`: saves; `act=more` and `act=hint` only add rows,
/// `act=find` and `act=preview` only show what the fields say by now.
pub async fn save(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, question_id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let before = desk(&app, &id).await?;
    let question = find(&before, &question_id)?;
    let seen = fields.line("seen");
    let form = QuestionForm::read(question.body.type_name(), &fields);
    let mut form = form.ok_or(Error::NotFound)?;
    if let act @ ("more" | "hint" | "find" | "preview") = fields.raw("act") {
        match act {
            "more" => form.add_rows(),
            "hint" => form.add_hint(),
            _ => {}
        }
        let faults = FieldFaults::new();
        let typed = Typed { form, seen, faults };
        return page(&lay_out(&app, shell, &before, &question_id, Some(typed)).await?);
    }
    let wanted = match form.parse(shell.t, &question.id, &taken(&before, question)) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let typed = Typed { form, seen, faults };
            return again(&lay_out(&app, shell, &before, &question_id, Some(typed)).await?);
        }
    };
    let edited = apply(&app, &me, &id, |course, _| {
        quiz::set_question(course, &seen, &wanted)
    });
    match edited.await? {
        Edited::Done(()) => {
            flash(&session, true, shell.t.studio_is_saved()).await?;
            see_other(&shell.url(&format!("/studio/{id}/questions/{question_id}")))
        }
        Edited::Changed => {
            let now = desk(&app, &id).await?;
            let other = find(&now, &question_id)?;
            let drawings = drawings_of(&app, &now.course, shows_picture(other)).await?;
            let theirs = previews(&now, &drawings, other, &shell, "theirs");
            let typed = Typed {
                form,
                seen: question_seen(other),
                faults: FieldFaults::new(),
            };
            let page = lay_out(&app, shell, &now, &question_id, Some(typed)).await?;
            with_status(StatusCode::CONFLICT, &QuestionPage { theirs, ..page })
        }
    }
}

/// `POST /studio/{course}/questions/{question}/list`: to another bank or quiz, `to=bank:final`.
pub async fn move_to(
    State(app): State<App>,
    Trainer(me): Trainer,
    session: Session,
    shell: Shell,
    Path((id, question)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let to = List::parse(fields.raw("to")).ok_or(Error::NotFound)?;
    let slug = [Slug::parse(&question).map_err(|_| Error::NotFound)?];
    let edited = apply(&app, &me, &id, |course, _| {
        banks::move_questions(course, &slug, &to)
    });
    edited.await?;
    flash(&session, true, shell.t.studio_moved(1)).await?;
    see_other(&shell.url(&format!("/studio/{id}/questions/{question}")))
}
