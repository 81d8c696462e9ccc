//! Marking again: what a corrected key, or points for everybody, changes in one sitting, and what
//! that comes to in all of them.

use crate::{
    content::{course::Course, library::Published},
    kit::{error::Refusal, text::Slug, time::Timestamp, words::Words},
    questions::{Body, Question},
    quizzes::{
        again::{self, Adjustments, Change, Correction},
        answers::Answers,
        draw::Paper,
        grade::Graded,
    },
};

/// How questions are marked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By the key that a version gives them.
    Key,
    /// Everybody who was asked gets their points.
    Points,
}

impl How {
    /// As stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Points => "points",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Key, Self::Points]
            .into_iter()
            .find(|how| how.code() == code)
    }
}

/// What is to be marked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub questions: Vec<Slug>,
    pub how: How,
    /// Whose key it is; with points for everybody, the last version whose papers are concerned.
    pub version: i64,
    /// Whether marks may become lower.
    pub falls: bool,
    /// Told to those whose result changes.
    pub reason: String,
}

/// Why a quiz cannot be marked again so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotRegrade {
    NoQuestion,
    NoReason,
    /// That version has no such question, or of another type: named by its id.
    NoKey(String),
}

impl Refusal for CannotRegrade {
    fn sentence(&self, t: &Words) -> String {
        match self {
            Self::NoQuestion => t.marking_refused_no_question(),
            Self::NoReason => t.marking_refused_no_reason(),
            Self::NoKey(question) => t.marking_refused_no_key(question.as_str()),
        }
    }
}

impl Plan {
    /// Papers of earlier versions than this are concerned: those with the key itself are right.
    #[must_use]
    pub fn below(&self) -> i64 {
        match self.how {
            How::Key => self.version,
            How::Points => self.version.saturating_add(1),
        }
    }

    /// The corrections that it consists of, with the keys of `published`, its version.
    ///
    /// # Errors
    /// [`CannotRegrade`].
    pub fn corrections(
        &self,
        regrade: &str,
        published: &Published,
        now: Timestamp,
    ) -> Result<Vec<Correction>, CannotRegrade> {
        if self.questions.is_empty() {
            return Err(CannotRegrade::NoQuestion);
        }
        if self.reason.is_empty() {
            return Err(CannotRegrade::NoReason);
        }
        let correction = |id: &Slug| {
            let key = match self.how {
                How::Points => None,
                How::Key => Some(
                    published
                        .course
                        .question(id.as_str())
                        .cloned()
                        .ok_or_else(|| CannotRegrade::NoKey(id.to_string()))?,
                ),
            };
            Ok(Correction {
                regrade_id: regrade.to_owned(),
                question_id: id.clone(),
                key,
                falls: self.falls,
                at: now,
            })
        };
        self.questions.iter().map(correction).collect()
    }
}

/// How a question of the papers stands in the version whose key would be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyed {
    Same,
    /// Its key, or what is said of it, changed.
    Changed,
    /// It is not there any more, or of another type.
    Gone,
}

/// Compares the key of a question, as it was set, with that of a version.
#[must_use]
pub fn keyed(set: &Question, now: &Course) -> Keyed {
    match now.question(set.id.as_str()) {
        // A person marks it, by the rubric of the paper.
        Some(Question {
            body: Body::Essay(_),
            ..
        }) if matches!(set.body, Body::Essay(_)) => Keyed::Same,
        Some(question) if again::rekeyed(set, question).is_none() => Keyed::Gone,
        Some(question) if question.body == set.body => Keyed::Same,
        Some(_) => Keyed::Changed,
        None => Keyed::Gone,
    }
}

/// One sitting, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    pub before: Graded,
    pub after: Graded,
    pub changes: Vec<Change>,
    /// Whether its paper asks one of the questions.
    pub concerned: bool,
}

/// Looks at a sitting that was handed in.
#[must_use]
pub fn look(
    paper: &Paper,
    answers: &Answers,
    adjusted: &Adjustments,
    corrections: &[Correction],
) -> Looked {
    let changes = again::changes(paper, answers, adjusted, corrections);
    let mut anew = adjusted.clone();
    for change in &changes {
        let one = again::adjusted_by(change, Timestamp(0));
        anew.insert(one.question_id.clone(), one);
    }
    let asks = |one: &Correction| {
        paper
            .questions
            .iter()
            .any(|set| set.question.id == one.question_id)
    };
    Looked {
        before: again::settled(paper, answers, adjusted),
        after: again::settled(paper, answers, &anew),
        concerned: corrections.iter().any(asks),
        changes,
    }
}

impl Looked {
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    #[must_use]
    pub fn newly_passes(&self) -> bool {
        self.after.passed && !self.before.passed
    }

    #[must_use]
    pub fn passes_no_longer(&self) -> bool {
        self.before.passed && !self.after.passed
    }
}

/// What all sittings come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Sittings whose paper asks one of the questions.
    pub concerned: usize,
    pub changed: usize,
    pub risen: usize,
    pub fallen: usize,
    pub newly_passed: usize,
    pub newly_failed: usize,
}

impl Tally {
    pub fn add(&mut self, looked: &Looked) {
        let one = usize::from;
        self.concerned += one(looked.concerned);
        self.changed += one(looked.is_changed());
        self.risen += one(looked.after.earned > looked.before.earned);
        self.fallen += one(looked.after.earned < looked.before.earned);
        self.newly_passed += one(looked.newly_passes());
        self.newly_failed += one(looked.passes_no_longer());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{course::Feedback, settings::Settings},
        questions::{Response, samples},
        quizzes::{answers::Responses, draw::Set},
    };

    fn slug(name: &str) -> Slug {
        Slug::parse(name).expect("a slug")
    }

    fn question(name: &str, right: &str) -> Question {
        let options = ["a", "b"].map(|name| (name, name == right));
        samples::question(name, Body::Single(samples::choice(&options)))
    }

    fn paper(names: &[&str]) -> Paper {
        let set = |name: &&str| Set {
            question: question(name, "a"),
            shown: Vec::new(),
        };
        Paper {
            questions: names.iter().map(set).collect(),
            pass_percent: 50,
            feedback: Feedback::Full,
            settings: Settings::default(),
            attempts: None,
        }
    }

    fn correction(name: &str, falls: bool) -> Correction {
        Correction {
            regrade_id: "r".to_owned(),
            question_id: slug(name),
            key: Some(question(name, "b")),
            falls,
            at: Timestamp(0),
        }
    }

    #[test]
    fn who_changes_who_passes_and_who_does_not_any_more_are_counted() {
        // Two questions, half of the points to pass; the key of the first was «a», and is «b».
        let answers = |first: &str, second: &str| {
            let given = [("q-one", first), ("q-two", second)]
                .map(|(name, chosen)| (slug(name), Response::Options(samples::ids(chosen))));
            Answers::from(Responses::from(given))
        };
        let sittings = [("b", "b"), ("b", "a"), ("a", "b"), ("a", "a")];
        for (falls, expected) in [
            (
                false,
                Tally {
                    concerned: 4,
                    changed: 2,
                    risen: 2,
                    fallen: 0,
                    newly_passed: 1,
                    newly_failed: 0,
                },
            ),
            (
                true,
                Tally {
                    concerned: 4,
                    changed: 4,
                    risen: 2,
                    fallen: 2,
                    newly_passed: 1,
                    newly_failed: 1,
                },
            ),
        ] {
            let mut tally = Tally::default();
            for (first, second) in sittings {
                let given = answers(first, second);
                let paper = paper(&["q-one", "q-two"]);
                let corrections = [correction("q-one", falls)];
                tally.add(&look(&paper, &given, &Adjustments::new(), &corrections));
            }
            let other = paper(&["q-two"]);
            let corrections = [correction("q-one", falls)];
            let looked = look(
                &other,
                &answers("b", "b"),
                &Adjustments::new(),
                &corrections,
            );
            tally.add(&looked);
            assert_eq!(tally, expected, "{falls}");
        }
    }

    #[test]
    fn a_plan_needs_a_question_a_reason_and_a_key_that_exists() {
        let plan = Plan {
            questions: vec![slug("q-one")],
            how: How::Key,
            version: 3,
            falls: false,
            reason: "why".to_owned(),
        };
        assert_eq!(plan.below(), 3, "papers of version 3 have its key");
        let points = Plan {
            how: How::Points,
            ..plan.clone()
        };
        assert_eq!(points.below(), 4, "papers of version 3 get the points too");
        let published = Published::new(
            crate::content::sample::course(),
            3,
            String::new(),
            Timestamp(0),
            std::collections::HashMap::new(),
        );
        let refused = |plan: &Plan| plan.corrections("r", &published, Timestamp(0)).err();
        let no_key = CannotRegrade::NoKey("q-one".to_owned());
        assert_eq!(refused(&plan), Some(no_key));
        assert_eq!(refused(&points), None);
        let no_reason = Plan {
            reason: String::new(),
            ..points.clone()
        };
        assert_eq!(refused(&no_reason), Some(CannotRegrade::NoReason));
        let nothing = Plan {
            questions: Vec::new(),
            ..points
        };
        assert_eq!(refused(&nothing), Some(CannotRegrade::NoQuestion));
    }
}
