//! `/studio/{course}/preview/{item}`: an item as an officer will see it.

use askama::Template;
use axum::extract::{Path, Query, State};

use super::{
    Frame, desk, drawings_of,
    lesson::{InLanguage, rendered},
    shows_picture,
};
use crate::{
    content::{
        course::ItemKind,
        library::{Links, Picture},
    },
    kit::{error::Error, locale::Locale},
    questions::Status,
    studio::shown::{PieceShown, QuestionShown, Showing, shown},
    web::{
        guard::Trainer,
        page::{Answer, page},
        shell::Shell,
        state::App,
    },
};

/// A term that the lesson uses.
struct TermShown {
    key: String,
    name: String,
    text: String,
}

#[derive(Template)]
#[template(path = "studio/preview.html")]
struct PreviewPage {
    shell: Shell,
    frame: Frame,
    id: String,
    /// Where it is edited.
    edit: String,
    title: String,
    locale: Locale,
    minutes: u32,
    html: String,
    terms: Vec<TermShown>,
    questions: Vec<QuestionShown>,
}

/// `GET /studio/{course}/preview/{item}?language=ar`
pub async fn show(
    State(app): State<App>,
    _: Trainer,
    shell: Shell,
    Path((id, item_id)): Path<(String, String)>,
    Query(language): Query<InLanguage>,
) -> Answer {
    let desk = desk(&app, &id).await?;
    let course = &desk.course;
    let wanted = language.locale(course);
    let (_, item) = course.item(&item_id).ok_or(Error::NotFound)?;
    let (title, locale) = course.title_of(item, wanted);
    let mut html = String::new();
    let mut terms = Vec::new();
    let mut questions = Vec::new();
    let mut edit = format!("/studio/{id}/items/{item_id}?language={}", wanted.code());
    match &item.kind {
        ItemKind::Lesson(lesson) => {
            let text = lesson.texts.get(&locale).map_or("", |text| &text.markdown);
            let rendered = rendered(&app, course, text, locale, shell.locale).await?;
            let met = rendered.terms.iter().filter_map(|key| course.term(key));
            terms.extend(met.map(|term| TermShown {
                key: term.key.to_string(),
                name: term.name.in_or_near(locale).to_owned(),
                text: term.text.in_or_near(locale).to_owned(),
            }));
            html = rendered.html;
        }
        ItemKind::Quiz(quiz) => {
            let drawn = quiz.draws.iter().flat_map(|draw| course.drawable(draw));
            let set = quiz.questions.iter().filter(|q| q.status == Status::Ready);
            let all: Vec<_> = set.chain(drawn).collect();
            let wants = all.iter().any(|question| shows_picture(question));
            let drawings = drawings_of(&app, course, wants).await?;
            let links = Links {
                course,
                drawings: &drawings,
                interface: shell.locale,
            };
            let on = Showing {
                t: shell.t,
                text: wanted,
                interface: shell.locale,
                links: &links,
                salt: "preview",
            };
            questions.extend(all.into_iter().map(|question| shown(question, on)));
            edit = format!("/studio/{id}/quizzes/{item_id}");
        }
    }
    page(&PreviewPage {
        frame: Frame::of(&desk, &shell),
        id: item_id,
        edit,
        title: title.to_owned(),
        locale,
        minutes: item.minutes,
        html,
        terms,
        questions,
        shell,
    })
}
