//! Banks: the questions from which quizzes draw; and questions on their way between the lists of a
//! course, which are its banks and the questions that a quiz sets itself.

use std::collections::BTreeMap;

use crate::{
    content::{
        course::{Course, Item, ItemKind},
        texts,
    },
    kit::{folded::fold, locale::Locale, text::Slug},
    questions::{Body, Question, Status},
    studio::{
        draft::{Base, item_mut, retire},
        refusal::CannotEdit,
    },
};

/// A list of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// Those that the quiz of this id sets itself.
    Quiz(String),
    /// The bank of this name.
    Bank(String),
}

impl List {
    /// Reads `quiz:first-check` or `bank:final`.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        match raw.split_once(':')? {
            ("quiz", id) => Some(Self::Quiz(id.to_owned())),
            ("bank", name) => Some(Self::Bank(name.to_owned())),
            _ => None,
        }
    }

    /// Its page, after the path of the course.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Quiz(id) => format!("/quizzes/{id}"),
            Self::Bank(name) => format!("/banks/{name}"),
        }
    }
}

impl std::fmt::Display for List {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Quiz(id) => write!(f, "quiz:{id}"),
            Self::Bank(name) => write!(f, "bank:{name}"),
        }
    }
}

/// Every list of a course: its quizzes in their order, then its banks.
#[must_use]
pub fn lists(course: &Course) -> Vec<List> {
    let quizzes = course.items().filter(|(_, item)| item.quiz().is_some());
    let quizzes = quizzes.map(|(_, item)| List::Quiz(item.id.to_string()));
    let banks = course.banks.keys().map(|name| List::Bank(name.to_string()));
    quizzes.chain(banks).collect()
}

/// The questions of a bank.
#[must_use]
pub fn bank<'a>(course: &'a Course, name: &str) -> Option<(&'a Slug, &'a [Question])> {
    let mut banks = course.banks.iter();
    banks
        .find(|(bank, _)| bank.as_str() == name)
        .map(|(bank, questions)| (bank, questions.as_slice()))
}

/// The list in which a question stands.
#[must_use]
pub fn list_of(course: &Course, question: &Slug) -> Option<List> {
    let holds = |questions: &[Question]| questions.iter().any(|one| one.id == *question);
    let mut banks = course.banks.iter();
    if let Some((name, _)) = banks.find(|(_, questions)| holds(questions)) {
        return Some(List::Bank(name.to_string()));
    }
    let mut items = course.items().map(|(_, item)| item);
    items
        .find(|item| item.quiz().is_some_and(|quiz| holds(&quiz.questions)))
        .map(|item| List::Quiz(item.id.to_string()))
}

/// How a quiz uses a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Every sitting has it.
    Sets,
    /// It may be drawn.
    Draws,
}

/// The quizzes that use a question, in the order of the course. One that is not ready is not used.
#[must_use]
pub fn uses<'a>(course: &'a Course, question: &Question) -> Vec<(&'a Item, Use)> {
    if question.status != Status::Ready {
        return vec![];
    }
    let same = |other: &Question| other.id == question.id;
    let used = course.items().filter_map(|(_, item)| {
        let quiz = item.quiz()?;
        if quiz.questions.iter().any(same) {
            return Some((item, Use::Sets));
        }
        let mut drawn = quiz.draws.iter().flat_map(|draw| course.drawable(draw));
        drawn.any(same).then_some((item, Use::Draws))
    });
    used.collect()
}

/// The quizzes that draw from a bank.
#[must_use]
pub fn drawn_by<'a>(course: &'a Course, bank: &Slug) -> Vec<&'a Item> {
    let draws = |item: &&Item| {
        let quiz = item.quiz();
        quiz.is_some_and(|quiz| quiz.draws.iter().any(|draw| draw.bank == *bank))
    };
    course.items().map(|(_, item)| item).filter(draws).collect()
}

/// The languages of the course in which something of a question is not written.
#[must_use]
pub fn missing(course: &Course, question: &Question) -> Vec<Locale> {
    let languages = course.languages.iter().copied();
    languages
        .filter(|locale| {
            let unwritten = question.text.get(*locale).is_none();
            unwritten || texts::gaps(question, *locale) > 0
        })
        .collect()
}

/// Questions that say the same, each with another of them: what is asked is equal once case, accents
/// and punctuation are set aside, and so is the text or the picture in which it is asked.
#[must_use]
pub fn duplicates(course: &Course) -> BTreeMap<Slug, Slug> {
    let source = course.source_language;
    let mut said: BTreeMap<(String, String), Vec<&Slug>> = BTreeMap::new();
    for (_, question) in course.questions() {
        let matter = match &question.body {
            Body::Cloze(cloze) => fold(cloze.text.in_or_near(source)),
            Body::MarkError(text) => fold(text.text.in_or_near(source)),
            Body::Hotspot(picture) => picture.image.clone(),
            _ => String::new(),
        };
        let text = fold(question.text.in_or_near(source));
        if !text.is_empty() {
            said.entry((text, matter)).or_default().push(&question.id);
        }
    }
    let mut found = BTreeMap::new();
    for ids in said.into_values() {
        if let [first, others @ ..] = ids.as_slice()
            && let Some(second) = others.first()
        {
            found.insert((*first).clone(), (*second).clone());
            found.extend(others.iter().map(|id| ((*id).clone(), (*first).clone())));
        }
    }
    found
}

/// What the questions of a list are, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub questions: usize,
    /// By the name of the type.
    pub types: BTreeMap<&'static str, usize>,
    /// By difficulty; without one under 0.
    pub difficulties: BTreeMap<u8, usize>,
    /// By objective; without one under `None`.
    pub objectives: BTreeMap<Option<Slug>, usize>,
    pub statuses: BTreeMap<&'static str, usize>,
    /// How many are written whole in each language of the course, in its order.
    pub languages: Vec<(Locale, usize)>,
}

/// Counts the questions of a list.
#[must_use]
pub fn tally(course: &Course, questions: &[Question]) -> Tally {
    let mut tally = Tally {
        questions: questions.len(),
        languages: course.languages.iter().map(|locale| (*locale, 0)).collect(),
        ..Tally::default()
    };
    for question in questions {
        *tally.types.entry(question.body.type_name()).or_default() += 1;
        let difficulty = question.difficulty.unwrap_or_default();
        *tally.difficulties.entry(difficulty).or_default() += 1;
        let objective = question.objective.clone();
        *tally.objectives.entry(objective).or_default() += 1;
        *tally.statuses.entry(question.status.as_str()).or_default() += 1;
        let missing = missing(course, question);
        for (locale, count) in &mut tally.languages {
            *count += usize::from(!missing.contains(locale));
        }
    }
    tally
}

/// Which questions of a bank are listed. Empty or `None`: all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub kind: String,
    pub tag: String,
    pub difficulty: Option<u8>,
    pub objective: String,
    pub status: String,
    /// A language in which something is not written.
    pub missing: Option<Locale>,
}

impl Filter {
    #[must_use]
    pub fn takes(&self, course: &Course, question: &Question) -> bool {
        let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let objective = question.objective.as_ref().map_or("", Slug::as_str);
        is(&self.kind, question.body.type_name())
            && is(&self.objective, objective)
            && is(&self.status, question.status.as_str())
            && (self.tag.is_empty() || question.tags.contains(&self.tag))
            && (self.difficulty.is_none() || self.difficulty == question.difficulty)
            && self
                .missing
                .is_none_or(|locale| missing(course, question).contains(&locale))
    }
}

// ---- edits ----

/// Adds an empty bank.
pub fn add_bank(course: &mut Course, name: &str) -> Result<Slug, CannotEdit> {
    let name = Slug::parse(name).map_err(|_| CannotEdit::BankName)?;
    if course.banks.contains_key(&name) {
        return Err(CannotEdit::BankTaken);
    }
    course.banks.insert(name.clone(), vec![]);
    Ok(name)
}

/// Gives a bank another name; the quizzes that draw from it follow.
pub fn rename_bank(course: &mut Course, from: &str, to: &str) -> Result<Slug, CannotEdit> {
    let from = Slug::parse(from).map_err(|_| CannotEdit::Gone)?;
    if !course.banks.contains_key(&from) {
        return Err(CannotEdit::Gone);
    }
    if from.as_str() == to {
        return Ok(from);
    }
    let name = add_bank(course, to)?;
    if let Some(questions) = course.banks.remove(&from) {
        course.banks.insert(name.clone(), questions);
    }
    for item in course
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.items)
    {
        if let ItemKind::Quiz(quiz) = &mut item.kind {
            let draws = quiz.draws.iter_mut().filter(|draw| draw.bank == from);
            draws.for_each(|draw| draw.bank = name.clone());
        }
    }
    Ok(name)
}

/// Removes a bank from which no quiz draws, with its questions.
pub fn remove_bank(course: &mut Course, name: &str, base: Base<'_>) -> Result<(), CannotEdit> {
    let name = Slug::parse(name).map_err(|_| CannotEdit::Gone)?;
    if !drawn_by(course, &name).is_empty() {
        return Err(CannotEdit::BankDrawn);
    }
    let gone = course.banks.remove(&name).ok_or(CannotEdit::Gone)?;
    retire(course, gone.into_iter().map(|question| question.id), base);
    Ok(())
}

fn list_mut<'a>(course: &'a mut Course, list: &List) -> Result<&'a mut Vec<Question>, CannotEdit> {
    match list {
        List::Quiz(id) => match &mut item_mut(course, id)?.kind {
            ItemKind::Quiz(quiz) => Ok(&mut quiz.questions),
            ItemKind::Lesson(_) => Err(CannotEdit::Gone),
        },
        List::Bank(name) => {
            let mut banks = course.banks.iter_mut();
            let found = banks.find(|(bank, _)| bank.as_str() == name);
            found
                .map(|(_, questions)| questions)
                .ok_or(CannotEdit::Gone)
        }
    }
}

/// Moves questions to the end of a list, in the order given, and says how many moved: those that
/// stand in it already stay where they are.
pub fn move_questions(
    course: &mut Course,
    questions: &[Slug],
    to: &List,
) -> Result<usize, CannotEdit> {
    list_mut(course, to)?;
    let mut moved = 0;
    for id in questions {
        let from = list_of(course, id).ok_or(CannotEdit::Gone)?;
        if from == *to {
            continue;
        }
        let list = list_mut(course, &from)?;
        let at = list.iter().position(|question| question.id == *id);
        let question = list.remove(at.ok_or(CannotEdit::Gone)?);
        list_mut(course, to)?.push(question);
        moved += 1;
    }
    Ok(moved)
}

/// Makes questions drafts, ready or retired, and says how many changed.
pub fn set_status(
    course: &mut Course,
    questions: &[Slug],
    status: Status,
) -> Result<usize, CannotEdit> {
    let mut changed = 0;
    for id in questions {
        let list = list_of(course, id).ok_or(CannotEdit::Gone)?;
        let mut found = list_mut(course, &list)?.iter_mut();
        let question = found.find(|question| question.id == *id);
        let question = question.ok_or(CannotEdit::Gone)?;
        changed += usize::from(question.status != status);
        question.status = status;
    }
    Ok(changed)
}

#[cfg(test)]
#[path = "banks_tests.rs"]
mod tests;
