//! `/studio/{course}`: modules and items, the checklist, what the next version changes.

use askama::Template;
use axum::extract::{Path, State};

use super::{Choice, Desk, Frame, Standing, class_word, desk, standing};
use crate::{
    certificates::store::designs,
    content::{change::Class, course::Item},
    kit::{error::Error, text::Run},
    studio::{
        checklist::{self, Checklist},
        fields::FieldFaults,
        store::under_way,
    },
    web::{
        guard::Trainer,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// A state in a word.
struct Tag {
    class: &'static str,
    word: String,
}

struct ItemRow {
    id: String,
    title: Run,
    /// Where it is edited.
    path: String,
    quiz: bool,
    required: bool,
    minutes: u32,
    /// How many questions a quiz has.
    questions: usize,
    state: Tag,
    languages: Vec<Standing>,
}

struct ModuleRow {
    id: String,
    number: usize,
    title: Run,
    items: Vec<ItemRow>,
    /// Titles announced and not yet written.
    planned: Vec<Run>,
}

#[derive(Template)]
#[template(path = "studio/course.html")]
pub(super) struct CoursePage {
    shell: Shell,
    frame: Frame,
    faults: FieldFaults,
    /// What was typed for a new item or module, and where.
    typed: Typed,
    modules: Vec<ModuleRow>,
    list: Checklist,
    /// The number of the version that publishing makes.
    next: i64,
    after: i64,
    revision: i64,
    /// Whether the draft differs from what was published last.
    differs: bool,
    changes: Vec<String>,
    class: String,
    meaning: String,
    classes: Vec<Choice>,
    notes: String,
    people: Vec<String>,
}

/// A title typed and refused.
#[derive(Default)]
pub(super) struct Typed {
    pub module: String,
    pub title: String,
    pub notes: String,
}

fn item_row(desk: &Desk, item: &Item, shell: &Shell) -> ItemRow {
    let t = shell.t;
    let before = desk
        .base
        .as_ref()
        .and_then(|base| base.course.item(item.id.as_str()));
    let state = match before {
        None => Tag {
            class: "",
            word: t.studio_state_new(),
        },
        Some((_, before)) if before == item => Tag {
            class: "tag--ok",
            word: t.studio_state_published(),
        },
        Some(_) => Tag {
            class: "tag--info",
            word: t.studio_state_changed(),
        },
    };
    let course = &desk.course;
    let quiz = item.quiz();
    let part = if quiz.is_some() { "quizzes" } else { "items" };
    let drawn: u32 = quiz.map_or(0, |quiz| quiz.draws.iter().map(|draw| draw.count).sum());
    let languages = course.languages.iter();
    ItemRow {
        id: item.id.to_string(),
        title: Run::new(course.title_of(item, shell.locale), shell.locale),
        path: format!("/studio/{}/{part}/{}", course.id, item.id),
        quiz: quiz.is_some(),
        required: item.required,
        minutes: item.minutes,
        questions: quiz.map_or(0, |quiz| quiz.questions.len()) + drawn as usize,
        state,
        languages: languages
            .map(|locale| standing(t, *locale, course.parity(item, *locale)))
            .collect(),
    }
}

pub(super) async fn lay_out(
    app: &App,
    mut shell: Shell,
    id: &str,
    typed: Typed,
    faults: FieldFaults,
) -> Result<CoursePage, Error> {
    let desk = desk(app, id).await?;
    let (course, t) = (&desk.course, shell.t);
    let change = checklist::change(course, desk.base());
    let mut findings = checklist::findings(course, change.as_ref());
    findings.extend(designs::finding(&app.config.data, course));
    let list = checklist::checklist(course, &findings, t, shell.locale);
    let class = change
        .as_ref()
        .map_or("first", |change| change.class.as_str());
    let differs = desk
        .base
        .as_ref()
        .is_none_or(|base| base.hash != course.hash());
    let floor = change.as_ref().map(|change| change.class);
    let classes = [Class::Fix, Class::Minor, Class::Major].into_iter();
    let classes = classes.filter(|class| floor.is_some_and(|floor| *class >= floor));
    let people = under_way(&app.db, Some(id)).await?;
    let people = people.iter().filter(|row| row.people > 0);
    let modules: Vec<ModuleRow> = course
        .modules
        .iter()
        .zip(1..)
        .map(|(module, number)| ModuleRow {
            id: module.id.to_string(),
            number,
            title: module.title.run(shell.locale),
            items: module
                .items
                .iter()
                .map(|item| item_row(&desk, item, &shell))
                .collect(),
            planned: module
                .planned
                .iter()
                .map(|title| title.run(shell.locale))
                .collect(),
        })
        .collect();
    shell.path = format!("/studio/{id}");
    Ok(CoursePage {
        frame: Frame::of(&desk, &shell),
        modules,
        next: desk.after() + 1,
        after: desk.after(),
        revision: desk.draft.as_ref().map_or(0, |draft| draft.revision),
        differs: differs && desk.draft.is_some(),
        changes: change.as_ref().map_or_else(Vec::new, |change| {
            change.notes.iter().map(|note| note.sentence(t)).collect()
        }),
        meaning: match class {
            "first" => t.studio_class_first_meaning(),
            "fix" => t.studio_class_fix_meaning(),
            "minor" => t.studio_class_minor_meaning(),
            _ => t.studio_class_major_meaning(),
        },
        classes: classes
            .map(|class| Choice::new(class.as_str(), class_word(t, class.as_str()), ""))
            .collect(),
        class: class_word(t, class),
        notes: typed.notes.clone(),
        people: people
            .map(|row| t.studio_people_in(row.people, row.version))
            .collect(),
        typed,
        list,
        faults,
        shell,
    })
}

/// `GET /studio/{course}`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    page(&lay_out(&app, shell, &id, Typed::default(), FieldFaults::new()).await?)
}
