//! The specimens that help shows: a small course in the form of any other, kept in the program.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    content::{library::Published, parse, reading::Reading},
    kit::{locale::Locale, text::Localised, time::Timestamp},
    questions::{Body, Question, Response, cloze::GapKind, short::Short},
    quizzes::draw::{Paper, draw},
};

/// The name of its folder.
const NAME: &str = "question-types";
/// Its files, by their path in that folder.
const FILES: &[(&str, &str)] = &[
    (
        "course.toml",
        include_str!("../../templates/help/question-types/course.toml"),
    ),
    (
        "01-types/all-types.quiz.toml",
        include_str!("../../templates/help/question-types/01-types/all-types.quiz.toml"),
    ),
    (
        "media/press-release.svg",
        include_str!("../../templates/help/question-types/media/press-release.svg"),
    ),
];
/// The paper is the same for everybody.
const SEED: u64 = 7;

/// The course, and the paper that is drawn from its only quiz.
pub struct Specimens {
    pub published: Published,
    pub paper: Paper,
}

static SPECIMENS: LazyLock<Option<Specimens>> = LazyLock::new(read);

/// The specimens, read once for the process.
///
/// # Errors
/// When the files in the program are no sound course: a test sees that they are.
pub fn specimens() -> anyhow::Result<&'static Specimens> {
    let specimens = SPECIMENS.as_ref();
    specimens.ok_or_else(|| anyhow::anyhow!("the specimens of the types of questions are faulty"))
}

fn reading() -> Reading {
    let files = FILES.iter();
    let files = files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    parse::files(NAME, &files.collect())
}

fn read() -> Option<Specimens> {
    let reading = reading();
    let course = reading.sound()?.clone();
    let quiz = course.items().find_map(|(_, item)| item.quiz())?;
    let paper = draw(&course, quiz, SEED);
    let drawings = reading.media.into_iter();
    let drawings = drawings.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into()));
    let published = Published::new(course, 1, String::new(), Timestamp(0), drawings.collect());
    Some(Specimens { published, paper })
}

/// The answer that earns all, as somebody writes it in this language.
#[must_use]
pub fn key(question: &Question, locale: Locale) -> Response {
    let mut question = question.clone();
    match &mut question.body {
        Body::Short(short) => keep(short, locale),
        Body::Cloze(cloze) => {
            for gap in &mut cloze.gaps {
                if let GapKind::Typed { accept } = &mut gap.kind {
                    keep(accept, locale);
                }
            }
        }
        Body::Essay(essay) => {
            let mut model = Localised::default();
            model.set(locale, essay.model.in_or_near(locale));
            essay.model = model;
        }
        _ => {}
    }
    question.key()
}

/// Leaves the writings of one language, where it has any.
fn keep(short: &mut Short, locale: Locale) {
    if let Some(own) = short.accept.remove(&locale) {
        short.accept = BTreeMap::from([(locale, own)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        questions::{Verdict, samples},
        studio::question_form::TYPES,
    };

    #[test]
    fn the_specimens_are_a_course_without_a_fault_in_three_languages() {
        assert_eq!(reading().report(), []);
        let course = &specimens().expect("specimens").published.course;
        assert_eq!(course.languages, Locale::ALL);
    }

    #[test]
    fn no_type_of_the_engine_is_missing() {
        let paper = &specimens().expect("specimens").paper;
        let shown = paper.questions.iter();
        let shown: Vec<_> = shown.map(|set| set.question.body.type_name()).collect();
        let engine = samples::all();
        let engine = engine.iter().map(|question| question.body.type_name());
        for kind in TYPES.iter().copied().chain(engine) {
            assert!(shown.contains(&kind), "no specimen of {kind}");
        }
    }

    #[test]
    fn the_answer_of_each_language_earns_all() {
        for set in &specimens().expect("specimens").paper.questions {
            for locale in Locale::ALL {
                let question = &set.question;
                let marking = question.mark(Some(&key(question, locale)));
                let verdict = match question.body {
                    Body::Essay(_) => Verdict::Awaiting,
                    Body::Likert(_) => Verdict::Unmarked,
                    _ => Verdict::Right,
                };
                assert_eq!(marking.verdict, verdict, "{} {locale:?}", question.id);
            }
        }
    }

    #[test]
    fn steps_and_right_sides_do_not_stand_in_the_order_of_the_key() {
        for set in &specimens().expect("specimens").paper.questions {
            let own = match &set.question.body {
                Body::Ordering(ordering) => ordering.key(),
                Body::Matching(matching) => {
                    let rights = matching.rights().into_iter();
                    rights.map(|(id, _)| id.clone()).collect()
                }
                _ => continue,
            };
            assert_ne!(set.shown, own, "{}", set.question.id);
        }
    }
}
