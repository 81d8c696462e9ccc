//! `/help/questions`: the types of questions.

use askama::Template;

use crate::{
    content::library::Picture,
    help::{
        about::{About, about},
        specimens::{Specimens, key, specimens},
    },
    questions::{Response, form},
    quizzes::{
        answers::Responses,
        pages::{
            items::{self, Fields as ItemFields, Item},
            items_text::{GapRun, MarkRun},
            review::{Reviewed, reviewed},
            view::Reader,
        },
    },
    studio::question_form::TYPES,
    web::{
        form::Fields,
        page::{Answer, page},
        shell::Shell,
    },
};

/// The field that names the question whose answer is to be marked.
const MARK: &str = "mark";

/// A type of question.
struct Section {
    kind: &'static str,
    about: About,
    specimens: Vec<Specimen>,
}

/// A question to try, and its review.
struct Specimen {
    item: Item,
    review: Reviewed,
    /// The review is of the reader's answer, not of the right one.
    own: bool,
}

#[derive(Template)]
#[template(path = "help/questions.html")]
struct QuestionsPage {
    shell: Shell,
    sections: Vec<Section>,
}

/// `GET /help/questions?q.q-single=a&mark=q-single`: the fields of an answer are those of a sitting;
/// nothing of it is kept.
///
/// # Errors
/// When the specimens are faulty.
pub async fn questions(shell: Shell, fields: Fields) -> Answer {
    let specimens = specimens()?;
    let sections = sections(&shell, specimens, &fields);
    page(&QuestionsPage { sections, shell })
}

fn sections(shell: &Shell, specimens: &Specimens, fields: &Fields) -> Vec<Section> {
    let Specimens { published, paper } = specimens;
    let marked = fields.all(MARK);
    let reader = Reader {
        text: shell.locale,
        page: shell.locale,
    };
    let (mut given, mut compared) = (Responses::new(), Responses::new());
    for set in &paper.questions {
        let question = &set.question;
        let answer = form::parse(question, &form::prefix(&question.id), &fields.0);
        let own = marked.iter().any(|id| *id == question.id.as_str());
        let beside: Option<Response> = if own {
            answer.clone()
        } else {
            Some(key(question, shell.locale))
        };
        given.extend(answer.map(|answer| (question.id.clone(), answer)));
        compared.extend(beside.map(|answer| (question.id.clone(), answer)));
    }
    let items = items::items(shell, reader, published, paper, &given);
    let reviews = reviewed(shell, reader, paper, &compared, true);
    let mut shown: Vec<_> = paper
        .questions
        .iter()
        .zip(items.into_iter().zip(reviews))
        .collect();
    let of_kind = |kind: &'static str| {
        let (own, others) = std::mem::take(&mut shown)
            .into_iter()
            .partition::<Vec<_>, _>(|(set, _)| set.question.body.type_name() == kind);
        shown = others;
        let body = &own.first()?.0.question.body;
        Some(Section {
            kind,
            about: about(body, shell.t),
            specimens: own
                .into_iter()
                .map(|(_, (item, review))| Specimen {
                    own: marked.contains(&item.id),
                    item,
                    review,
                })
                .collect(),
        })
    };
    TYPES.iter().copied().filter_map(of_kind).collect()
}
