//! `/help/questions`: the types of questions.

use askama::Template;

use crate::{
    content::library::Picture,
    help::{
        about::{About, about},
        specimens::{Specimens, key, specimens},
    },
    questions::form,
    quizzes::{
        answers::Responses,
        draw::Set,
        pages::{
            items::{self, Fields as ItemFields, Item},
            items_text::{GapRun, MarkRun},
            review::{Entry, Piece, Reviewed, answer},
            view::Reader,
        },
        review::Sight,
    },
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
    let typed = paper.questions.iter().filter_map(|set| {
        let id = &set.question.id;
        let answer = form::parse(&set.question, &form::prefix(id), &fields.0)?;
        Some((id.clone(), answer))
    });
    let given: Responses = typed.collect();
    let specimen = |set: &Set, item: Item| {
        let question = &set.question;
        let own = marked.contains(&item.id);
        let response = if own {
            given.get(&question.id).cloned()
        } else {
            Some(key(question, shell.locale))
        };
        let entry = Entry {
            place: item.place.clone(),
            anchor: format!("review-{}", question.id),
            published,
            set,
            response: response.as_ref(),
            marking: question.mark(response.as_ref()),
            remarks: Vec::new(),
        };
        let review = answer(shell, reader, entry, &Sight::whole());
        Specimen { item, review, own }
    };
    let mut sections: Vec<Section> = Vec::new();
    let items = items::items(shell, reader, published, paper, &given);
    for (set, item) in paper.questions.iter().zip(items) {
        let kind = set.question.body.type_name();
        let specimen = specimen(set, item);
        match sections.iter_mut().find(|section| section.kind == kind) {
            Some(section) => section.specimens.push(specimen),
            None => sections.push(Section {
                kind,
                about: about(&set.question.body, shell.t),
                specimens: vec![specimen],
            }),
        }
    }
    sections
}
