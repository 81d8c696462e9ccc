//! The answers of a sitting, step by step, and what a form adds to them.
//!
//! A step is one saving: every answer that changed in it carries its number, and the last one of a
//! question counts.
//!
//! A form holds every question, and may be older than what another page saved meanwhile: it must
//! not bring that back. So it tells what is new on it. Without script it names in `base` the step
//! that its page was made from, and what differs from that step is new. With script it names in
//! `touched` the questions changed since its last saving (and one empty, for none), and only those
//! are new. Where a person chose between two answers, `choice.<question>` tells which, and only what
//! they chose of this page is new. Whether a new answer may count is for [`super::conflict`].

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    kit::{text::Slug, time::Timestamp},
    questions::{
        Question, Response,
        form::{self, Fields},
    },
    quizzes::{
        certainty::{self, Certainty},
        draw::Paper,
        mastery::{Drill, drill},
    },
};

/// The field that names the step a page was made from.
pub const BASE: &str = "base";
/// The field, repeated, that names a question changed on the page since it was last saved.
pub const TOUCHED: &str = "touched";

/// What the field that tells a choice between two answers to a question begins with, and what it
/// says for the one of this page.
pub const CHOICE: &str = "choice.";
pub const MINE: &str = "mine";

/// The field that names the turn of a drill that an answer belongs to, counted from 1.
pub const TURN: &str = "turn";
/// What begins the field of the certainty of a question.
pub const CERTAINTY: &str = "certainty.";

/// Answers by question.
pub type Responses = BTreeMap<Slug, Response>;

/// What a step was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// An answer given, or taken back.
    Given,
    /// An answer given and marked before handing in.
    Checked,
    /// A hint asked for.
    Hint,
    /// An answer of a page that did not know the one that counts: kept, and not counted.
    Aside,
}

impl Act {
    pub const ALL: [Self; 4] = [Self::Given, Self::Checked, Self::Hint, Self::Aside];

    /// As stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Checked => "checked",
            Self::Hint => "hint",
            Self::Aside => "aside",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether its answer is the one that counts from then on.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Given | Self::Checked)
    }
}

/// A step as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Step {
    pub question_id: Slug,
    pub step: i64,
    pub at: Timestamp,
    /// JSON of a [`Response`]; `null` when an answer was taken back.
    pub response: String,
    /// The code of an [`Act`].
    pub act: String,
    /// 1 to 3; none where it is not asked, or not told.
    pub certainty: Option<i64>,
    /// The page that sent it and the number of the saving there; none without script.
    pub client: Option<String>,
}

impl Step {
    /// A step as it is to be stored.
    ///
    /// # Errors
    /// When the answer cannot be written as JSON.
    pub fn of(entry: &Entry) -> serde_json::Result<Self> {
        Ok(Self {
            question_id: entry.question.clone(),
            step: entry.step,
            at: entry.at,
            response: serde_json::to_string(&entry.response)?,
            act: entry.act.code().to_owned(),
            certainty: entry.certainty,
            client: entry.client.clone(),
        })
    }
}

/// A step as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub question: Slug,
    pub step: i64,
    pub at: Timestamp,
    /// None: taken back.
    pub response: Option<Response>,
    pub act: Act,
    pub certainty: Option<i64>,
    pub client: Option<String>,
}

/// Every step of a sitting, first to last; or the last ones of some questions.
#[derive(Debug, Clone, Default)]
pub struct Answers(Vec<Entry>);

impl Answers {
    /// # Errors
    /// When what is stored is not an answer.
    pub fn read(mut steps: Vec<Step>) -> serde_json::Result<Self> {
        use serde::de::Error as _;
        steps.sort_by_key(|step| step.step);
        let read = |step: Step| {
            Ok(Entry {
                response: serde_json::from_str(&step.response)?,
                act: Act::parse(&step.act)
                    .ok_or_else(|| serde_json::Error::custom(format!("no act: {}", step.act)))?,
                question: step.question_id,
                step: step.step,
                at: step.at,
                certainty: step.certainty,
                client: step.client,
            })
        };
        Ok(Self(
            steps
                .into_iter()
                .map(read)
                .collect::<serde_json::Result<_>>()?,
        ))
    }

    /// Adds a step, which comes after all others.
    pub fn push(&mut self, entry: Entry) {
        self.0.push(entry);
    }

    /// First to last.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// The steps of a question, first to last.
    pub fn of<'a, 'q>(
        &'a self,
        question: &'q Slug,
    ) -> impl DoubleEndedIterator<Item = &'a Entry> + use<'a, 'q> {
        self.0
            .iter()
            .filter(move |entry| entry.question == *question)
    }

    /// The step whose answer to a question counts.
    #[must_use]
    pub fn counting(&self, question: &Slug) -> Option<&Entry> {
        self.of(question).rfind(|entry| entry.act.counts())
    }

    /// The number of the last saving; 0 before the first.
    #[must_use]
    pub fn last_step(&self) -> i64 {
        self.0.last().map_or(0, |entry| entry.step)
    }

    /// When something was saved last.
    #[must_use]
    pub fn saved_at(&self) -> Option<Timestamp> {
        self.0.last().map(|entry| entry.at)
    }

    /// What counts.
    #[must_use]
    pub fn responses(&self) -> Responses {
        self.as_of(i64::MAX)
    }

    /// What counted after a step.
    #[must_use]
    pub fn as_of(&self, last: i64) -> Responses {
        let mut responses = Responses::new();
        let counted = self.0.iter().filter(|entry| entry.act.counts());
        for entry in counted.filter(|entry| entry.step <= last) {
            match &entry.response {
                Some(response) => responses.insert(entry.question.clone(), response.clone()),
                None => responses.remove(&entry.question),
            };
        }
        responses
    }

    /// The certainties that counted after a step.
    #[must_use]
    pub fn certainties(&self, last: i64) -> BTreeMap<Slug, i64> {
        let mut certainties = BTreeMap::new();
        let counted = self.0.iter().filter(|entry| entry.act.counts());
        for entry in counted.filter(|entry| entry.step <= last) {
            match entry.certainty {
                Some(certainty) => certainties.insert(entry.question.clone(), certainty),
                None => certainties.remove(&entry.question),
            };
        }
        certainties
    }
}

/// The same answers, given in one step.
impl From<Responses> for Answers {
    fn from(responses: Responses) -> Self {
        let given = responses.into_iter().map(|(question, response)| Entry {
            question,
            step: 1,
            at: Timestamp(0),
            response: Some(response),
            act: Act::Given,
            certainty: None,
            client: None,
        });
        Self(given.collect())
    }
}

/// The certainty that a form gives to the answer of a question.
#[must_use]
pub fn certainty_in(question: &Slug, fields: &Fields) -> Option<Certainty> {
    let named = |name: &str| name.strip_prefix(CERTAINTY) == Some(question.as_str());
    let (_, value) = fields.iter().find(|(name, _)| named(name))?;
    Certainty::parse(value)
}

/// The step that a form was made from. Without one the page knew nothing, and so takes nothing back.
#[must_use]
pub fn base(fields: &Fields) -> i64 {
    let named = fields.iter().find(|(name, _)| name == BASE);
    named.and_then(|(_, step)| step.parse().ok()).unwrap_or(0)
}

/// The questions that a form says are new on it; none when it does not say, and holds every question.
#[must_use]
pub fn touched(fields: &Fields) -> Option<BTreeSet<&str>> {
    let mut told = None;
    for (name, value) in fields {
        let (question, is_new) = match name.strip_prefix(CHOICE) {
            Some(question) => (question, value == MINE),
            None if name == TOUCHED => (value.as_str(), !value.is_empty()),
            None => continue,
        };
        let touched: &mut BTreeSet<_> = told.get_or_insert_default();
        if is_new {
            touched.insert(question);
        }
    }
    told
}

/// What a form changes of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub question: Slug,
    /// None: the answer is taken back.
    pub response: Option<Response>,
    pub certainty: Option<i64>,
}

/// What a form changes: the answers that it gives or takes back, in the order of the paper.
#[must_use]
pub fn changes(paper: &Paper, answers: &Answers, fields: &Fields) -> Vec<Change> {
    if let Some(drill) = drill(paper, answers) {
        return turned(&drill, fields).into_iter().collect();
    }
    let base = base(fields);
    let (known, knew) = (answers.as_of(base), answers.certainties(base));
    let (saved, was) = (answers.responses(), answers.certainties(i64::MAX));
    let touched = touched(fields);
    let asks = certainty::is_asked(paper.settings.behaviour);
    let questions = paper.questions.iter().map(|set| &set.question);
    let changed = questions.filter_map(|question| {
        let id = &question.id;
        let given = form::parse(question, &form::prefix(id), fields);
        let sure = certainty_in(id, fields).filter(|_| asks);
        let sure = sure.map(Certainty::number);
        let is_new = match &touched {
            None => (given.as_ref(), sure.as_ref()) != (known.get(id), knew.get(id)),
            Some(touched) => touched.contains(id.as_str()),
        };
        let differs = (given.as_ref(), sure.as_ref()) != (saved.get(id), was.get(id));
        (is_new && differs).then(|| Change {
            question: id.clone(),
            response: given,
            certainty: sure,
        })
    });
    changed.collect()
}

/// Whether a form was made for the turn that a drill has come to.
#[must_use]
pub fn is_of_turn(drill: &Drill, fields: &Fields) -> bool {
    let turn = fields.iter().find(|(name, _)| name == TURN);
    turn.and_then(|(_, turn)| turn.parse().ok()) == Some(drill.turns.len() + 1)
}

/// What a form changes of a drill: the answer whose turn it is.
fn turned(drill: &Drill, fields: &Fields) -> Option<Change> {
    let question = &drill.current?.question;
    let response = form::parse(question, &form::prefix(&question.id), fields);
    (is_of_turn(drill, fields) && response != drill.given).then(|| Change {
        question: question.id.clone(),
        response,
        certainty: None,
    })
}

/// The questions without an answer, in the order of the paper, counted from 1. Half a matching is
/// an answer.
#[must_use]
pub fn unanswered<'a>(paper: &'a Paper, given: &Responses) -> Vec<(usize, &'a Question)> {
    let numbered = (1..).zip(&paper.questions);
    numbered
        .map(|(number, set)| (number, &set.question))
        .filter(|(_, question)| !given.contains_key(&question.id))
        .collect()
}

/// Whether something is missing before handing in: an answer, or of a drill its goal.
#[must_use]
pub fn is_incomplete(paper: &Paper, answers: &Answers) -> bool {
    drill(paper, answers).map_or_else(
        || !unanswered(paper, &answers.responses()).is_empty(),
        |drill| !drill.is_mastered(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{
            course::Feedback,
            settings::{Behaviour, Settings},
        },
        questions::samples::{self, ids},
        quizzes::draw::Set,
    };

    fn paper() -> Paper {
        let set = |question: Question| Set {
            question,
            shown: Vec::new(),
        };
        Paper {
            questions: samples::all().into_iter().map(set).collect(),
            pass_percent: 70,
            feedback: Feedback::Full,
            settings: Settings::default(),
            attempts: None,
        }
    }

    /// Savings written as `question:step:options`, options empty for an answer taken back.
    fn answers(steps: &[&str]) -> Answers {
        let read = |step: &&str| {
            let [question, step, options] = step.split(':').collect::<Vec<_>>()[..] else {
                panic!("a step");
            };
            let response = (!options.is_empty()).then(|| Response::Options(ids(options)));
            Step {
                question_id: Slug::parse(question).expect("a question"),
                step: step.parse().expect("a number"),
                at: Timestamp(0),
                response: serde_json::to_string(&response).expect("JSON"),
                act: Act::Given.code().to_owned(),
                certainty: None,
                client: None,
            }
        };
        Answers::read(steps.iter().map(read).collect()).expect("answers")
    }

    fn changed(steps: &[&str], form: &str) -> String {
        let fields = form.split('&').filter_map(|field| field.split_once('='));
        let fields: Vec<_> = fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let mut paper = paper();
        if form.contains(CERTAINTY) {
            paper.settings.behaviour = Behaviour::Certainty;
        }
        let changes = changes(&paper, &answers(steps), &fields);
        let told = changes.iter().map(|change| {
            let (question, sure) = (&change.question, change.certainty);
            let sure = sure.map_or_else(String::new, |sure| format!(" {sure}"));
            match &change.response {
                Some(Response::Options(ids)) => {
                    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
                    format!("{question}={}{sure}", ids.join("+"))
                }
                Some(other) => format!("{question}={other:?}{sure}"),
                None => format!("{question} taken back{sure}"),
            }
        });
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_form_saves_what_it_changes_and_nothing_else() {
        let saved = &["q-single:1:a", "q-multiple:1:a c", "q-multiple:2:a"];
        for (form, expected) in [
            ("base=2&q.q-single=a&q.q-multiple=a", ""),
            ("base=2&q.q-single=b&q.q-multiple=a", "q-single=b"),
            ("base=2&q.q-single=a", "q-multiple taken back"),
            ("base=2&q.q-single=a&q.q-multiple=c", "q-multiple=c"),
            // A page opened before the second saving: what it shows of it is old, not new.
            (
                "base=1&q.q-single=b&q.q-multiple=a&q.q-multiple=c",
                "q-single=b",
            ),
            // A page opened before the first: it never knew the answers, and takes none back.
            ("base=0&q.q-truth=true", "q-truth=Truth(true)"),
            ("q.q-truth=true", "q-truth=Truth(true)"),
            ("base=nonsense", ""),
            ("", ""),
        ] {
            assert_eq!(changed(saved, form), expected, "{form}");
        }
    }

    #[test]
    fn a_certainty_is_part_of_the_answer() {
        let saved = &["q-single:1:a"];
        for (form, expected) in [
            ("base=1&q.q-single=a&certainty.q-single=3", "q-single=a 3"),
            ("base=1&q.q-single=b&certainty.q-single=1", "q-single=b 1"),
            ("base=1&q.q-single=a&certainty.q-single=4", ""),
            ("base=1&q.q-single=a&certainty.=3", ""),
        ] {
            assert_eq!(changed(saved, form), expected, "{form}");
        }
    }

    #[test]
    fn with_script_only_what_was_touched_is_new() {
        let saved = &["q-single:1:a", "q-multiple:2:a c"];
        for (form, expected) in [
            ("touched=&base=0&q.q-single=b&q.q-multiple=a", ""),
            (
                "touched=&touched=q-single&q.q-single=b&q.q-multiple=a",
                "q-single=b",
            ),
            ("touched=&touched=q-single&q.q-single=a", ""),
            (
                "touched=&touched=q-multiple&q.q-single=a",
                "q-multiple taken back",
            ),
            (
                "choice.q-single=mine&choice.q-multiple=theirs&q.q-single=b&q.q-multiple=a",
                "q-single=b",
            ),
            ("choice.q-multiple=theirs&q.q-single=b&q.q-multiple=a", ""),
        ] {
            assert_eq!(changed(saved, form), expected, "{form}");
        }
    }

    #[test]
    fn the_last_answer_counts_and_one_taken_back_is_none() {
        let answers = answers(&[
            "q-single:2:b",
            "q-single:1:a",
            "q-multiple:1:a",
            "q-multiple:3:",
        ]);
        let responses = answers.responses();
        assert_eq!(answers.last_step(), 3);
        assert_eq!(responses.len(), 1);
        let single = Slug::parse("q-single").expect("a slug");
        assert_eq!(responses[&single], Response::Options(ids("b")));
        assert_eq!(answers.as_of(1).len(), 2);
        let paper = paper();
        let missing = unanswered(&paper, &responses);
        assert_eq!(missing.len(), paper.questions.len() - 1);
        assert_eq!((missing[0].0, missing[0].1.id.as_str()), (2, "q-multiple"));
    }
}
