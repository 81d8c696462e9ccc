//! Editing a quiz: its terms, its questions, and those of the banks from which it draws.

use std::collections::BTreeSet;

use crate::{
    content::course::{Course, Draw, ItemKind, Quiz},
    kit::{text::Slug, words::Words},
    questions::{OptionId, Question},
    studio::{
        draft::{Base, fingerprint, item_mut, neighbour, retire, unchanged},
        fields::{FieldFaults, Texts, whole, whole_if_any},
        names,
        question_form::{BodyForm, blank},
        refusal::CannotEdit,
        settings_form::SettingsForm,
    },
    web::form::Fields,
};

/// A quiz without its questions: what its settings page edits.
#[must_use]
pub fn terms(quiz: &Quiz) -> Quiz {
    Quiz {
        questions: vec![],
        ..quiz.clone()
    }
}

/// The settings of a quiz as they stand in their form.
#[derive(Debug, Clone)]
pub struct TermsForm {
    pub title: Texts,
    pub intro: Texts,
    pub pass_percent: String,
    pub attempts: String,
    pub minutes: String,
    pub shuffle_questions: bool,
    pub shuffle_options: bool,
    pub draws: Vec<DrawForm>,
    pub settings: SettingsForm,
}

/// A draw from a bank; without a bank or a count it is none.
#[derive(Debug, Clone, Default)]
pub struct DrawForm {
    pub bank: String,
    pub count: String,
    pub tags: String,
}

impl TermsForm {
    #[must_use]
    pub fn of(quiz: &Quiz) -> Self {
        let number = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let draws = quiz.draws.iter().map(|draw| DrawForm {
            bank: draw.bank.to_string(),
            count: draw.count.to_string(),
            tags: draw.tags.join("\n"),
        });
        Self {
            title: Texts::of(&quiz.title),
            intro: Texts::of(&quiz.intro),
            pass_percent: quiz.pass_percent.to_string(),
            attempts: number(quiz.attempts),
            minutes: number(quiz.minutes),
            shuffle_questions: quiz.shuffle_questions,
            shuffle_options: quiz.shuffle_options,
            draws: draws.chain([DrawForm::default()]).collect(),
            settings: SettingsForm::of(quiz),
        }
    }

    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        let draws = (0..50).take_while(|row| fields.has(&format!("draw.{row}.bank")));
        Self {
            title: Texts::read(fields, "title"),
            intro: Texts::read(fields, "intro"),
            pass_percent: fields.line("pass_percent"),
            attempts: fields.line("attempts"),
            minutes: fields.line("minutes"),
            shuffle_questions: fields.has("shuffle_questions"),
            shuffle_options: fields.has("shuffle_options"),
            draws: draws
                .map(|row| DrawForm {
                    bank: fields.line(&format!("draw.{row}.bank")),
                    count: fields.line(&format!("draw.{row}.count")),
                    tags: fields.text(&format!("draw.{row}.tags")),
                })
                .collect(),
            settings: SettingsForm::read(fields),
        }
    }

    /// The quiz that the form describes, without questions.
    ///
    /// # Errors
    /// Every fault, at its field.
    pub fn parse(&self, t: &Words) -> Result<Quiz, FieldFaults> {
        let mut faults = FieldFaults::new();
        let pass_percent = whole(&self.pass_percent, 1..=100);
        if pass_percent.is_none() {
            faults.add("pass_percent", t.studio_fault_number(1, 100));
        }
        let attempts = whole_if_any(&self.attempts, 1..=100).unwrap_or_else(|_| {
            faults.add("attempts", t.studio_fault_number_or_none(1, 100));
            None
        });
        let minutes = whole_if_any(&self.minutes, 1..=600).unwrap_or_else(|_| {
            faults.add("minutes", t.studio_fault_number_or_none(1, 600));
            None
        });
        let mut draws = Vec::new();
        for (row, draw) in self.draws.iter().enumerate() {
            let Ok(bank) = Slug::parse(&draw.bank) else {
                continue;
            };
            match whole(&draw.count, 1..=200) {
                Some(count) => {
                    let section = self.settings.drawn.get(row).cloned();
                    let tags = lines(&draw.tags);
                    draws.push((Draw { bank, count, tags }, section.unwrap_or_default()));
                }
                None => faults.add(format!("draw.{row}.count"), t.studio_fault_number(1, 200)),
            }
        }
        let parsed = self.settings.parse(t, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let (feedback, settings) = parsed.with_draws(&draws);
        Ok(Quiz {
            title: self.title.localised(),
            intro: self.intro.localised(),
            pass_percent: pass_percent.unwrap_or(100),
            attempts,
            minutes,
            shuffle_questions: self.shuffle_questions,
            shuffle_options: self.shuffle_options,
            feedback,
            settings,
            draws: draws.into_iter().map(|(draw, _)| draw).collect(),
            questions: vec![],
        })
    }
}

/// The lines of a text that say something.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn quiz_mut<'a>(course: &'a mut Course, item: &str) -> Result<&'a mut Quiz, CannotEdit> {
    match &mut item_mut(course, item)?.kind {
        ItemKind::Quiz(quiz) => Ok(quiz),
        ItemKind::Lesson(_) => Err(CannotEdit::Gone),
    }
}

/// Gives a quiz its terms; its questions stay.
pub fn set_terms(
    course: &mut Course,
    item: &str,
    seen: &str,
    wanted: &Quiz,
) -> Result<(), CannotEdit> {
    if wanted.title.get(course.source_language).is_none() {
        return Err(CannotEdit::TitleMissing);
    }
    let quiz = quiz_mut(course, item)?;
    unchanged(&terms(quiz), seen, wanted)?;
    let questions = std::mem::take(&mut quiz.questions);
    *quiz = Quiz {
        questions,
        ..wanted.clone()
    };
    Ok(())
}

// ---- questions ----

/// The list that holds a question, and its place in it.
fn list_of<'a>(
    course: &'a mut Course,
    question: &str,
) -> Result<(&'a mut Vec<Question>, usize), CannotEdit> {
    let at = |list: &[Question]| list.iter().position(|q| q.id.as_str() == question);
    let items = course.modules.iter_mut().flat_map(|m| &mut m.items);
    let quizzes = items.filter_map(|item| match &mut item.kind {
        ItemKind::Quiz(quiz) => Some(&mut quiz.questions),
        ItemKind::Lesson(_) => None,
    });
    let mut lists = quizzes.chain(course.banks.values_mut());
    lists
        .find_map(|list| at(list).map(|place| (list, place)))
        .ok_or(CannotEdit::Gone)
}

/// Adds an empty question of a type to a quiz, or to the bank of that name.
pub fn add_question(
    course: &mut Course,
    item: &str,
    bank: Option<&str>,
    kind: &str,
) -> Result<Slug, CannotEdit> {
    let id = names::numbered(course, &format!("{}-q", bank.unwrap_or(item)));
    let question = Question::new(id.clone(), blank(kind).ok_or(CannotEdit::Gone)?);
    match bank {
        None => quiz_mut(course, item)?.questions.push(question),
        Some(name) => {
            let bank = course
                .banks
                .iter_mut()
                .find(|(bank, _)| bank.as_str() == name);
            bank.ok_or(CannotEdit::Gone)?.1.push(question);
        }
    }
    Ok(id)
}

/// Every id that a part of this question has.
#[must_use]
pub fn part_ids(question: &Question) -> BTreeSet<OptionId> {
    let form = BodyForm::of(&question.body);
    let ids = form.ids().into_iter();
    ids.filter_map(|id| OptionId::parse(id).ok()).collect()
}

/// Writes a question over the one of its id.
pub fn set_question(
    course: &mut Course,
    seen: &str,
    question: &Question,
) -> Result<(), CannotEdit> {
    let (list, at) = list_of(course, question.id.as_str())?;
    unchanged(&list[at], seen, question)?;
    list[at] = question.clone();
    Ok(())
}

/// Moves a question one place in its list; at the end of the list nothing happens.
pub fn move_question(course: &mut Course, question: &str, up: bool) -> Result<(), CannotEdit> {
    let (list, at) = list_of(course, question)?;
    if let Some(to) = neighbour(at, up, list.len()) {
        list.swap(at, to);
    }
    Ok(())
}

/// Removes a question; its id is retired when it was published.
pub fn remove_question(
    course: &mut Course,
    question: &str,
    base: Base<'_>,
) -> Result<(), CannotEdit> {
    let (list, at) = list_of(course, question)?;
    let gone = list.remove(at);
    let items = course.modules.iter_mut().flat_map(|m| &mut m.items);
    for item in items {
        if let ItemKind::Quiz(quiz) = &mut item.kind {
            for section in &mut quiz.settings.sections {
                section.questions.retain(|id| *id != gone.id);
            }
        }
    }
    retire(course, [gone.id], base);
    Ok(())
}

/// What a question page carries to notice that somebody else was faster.
#[must_use]
pub fn question_seen(question: &Question) -> String {
    fingerprint(question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::{locale::Locale, words::words},
        studio::{draft, question_form::TYPES, sample},
    };

    #[test]
    fn a_quiz_keeps_its_questions_when_its_terms_change() {
        let published = sample::course();
        let mut draft = sample::course();
        let quiz = draft::add_quiz(&mut draft, "before", "اختبار").expect("a quiz");
        assert_eq!(quiz.as_str(), "quiz-1");
        let ids: Vec<_> = TYPES
            .iter()
            .map(|kind| add_question(&mut draft, "quiz-1", None, kind).expect("a question"))
            .collect();
        assert_eq!(ids[0].as_str(), "quiz-1-q-1");
        let old = draft.quiz("quiz-1").expect("the quiz").clone();
        let seen = fingerprint(&terms(&old));
        let form = TermsForm {
            pass_percent: "٨٠".into(),
            attempts: "3".into(),
            ..TermsForm::of(&old)
        };
        let wanted = form.parse(words(Locale::Ar)).expect("sound terms");
        set_terms(&mut draft, "quiz-1", &seen, &wanted).expect("an edit");
        let quiz = draft.quiz("quiz-1").expect("the quiz");
        assert_eq!((quiz.pass_percent, quiz.attempts), (80, Some(3)));
        assert_eq!(quiz.questions.len(), TYPES.len());
        let other = TermsForm {
            pass_percent: "50".into(),
            ..form
        };
        let other = other.parse(words(Locale::Ar)).expect("sound terms");
        let late = set_terms(&mut draft, "quiz-1", &seen, &other);
        assert_eq!(late, Err(CannotEdit::Changed));

        move_question(&mut draft, "quiz-1-q-7", true).expect("moved");
        let base = Base {
            course: Some(&published),
            next: 2,
        };
        remove_question(&mut draft, "quiz-1-q-1", base).expect("removed");
        let quiz = draft.quiz("quiz-1").expect("the quiz");
        assert_eq!(quiz.questions[4].id.as_str(), "quiz-1-q-7");
        assert_eq!(draft.retired.len(), 1, "it was never published");
    }

    #[test]
    fn terms_out_of_range_are_said_at_their_fields() {
        let mut draft = sample::course();
        draft::add_quiz(&mut draft, "before", "اختبار").expect("a quiz");
        let mut form = TermsForm::of(draft.quiz("quiz-1").expect("the quiz"));
        form.pass_percent = "101".into();
        form.minutes = "x".into();
        form.draws[0].bank = "final".into();
        let faults = form.parse(words(Locale::Ar)).expect_err("faults");
        let at: Vec<_> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(at, ["pass_percent", "minutes", "draw.0.count"]);
    }
}
