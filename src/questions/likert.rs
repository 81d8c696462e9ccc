//! Statements to agree with more or less, on a scale (Likert, «A Technique for the Measurement of
//! Attitudes», Archives of Psychology 140, 1932): an opinion, never marked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::check::{Report, places};
use super::form::{self, Fields};
use super::review::{Note, Row, Standing};
use super::{OptionId, Response};
use crate::kit::text::Localised;

/// The statements and the scale.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likert {
    pub statements: Vec<Statement>,
    /// From the lowest to the highest: the first one is 1.
    pub labels: Vec<Localised>,
}

/// One of the statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub id: OptionId,
    pub text: Localised,
}

impl Likert {
    /// Whether any statement is rated, on the scale.
    #[must_use]
    pub fn is_rated(&self, given: &BTreeMap<OptionId, u8>) -> bool {
        let mut statements = self.statements.iter();
        statements.any(|statement| {
            let rating = given.get(&statement.id);
            rating.is_some_and(|rating| self.label(*rating).is_some())
        })
    }

    /// The label of a rating, counted from 1.
    #[must_use]
    pub fn label(&self, rating: u8) -> Option<&Localised> {
        self.labels.get(usize::from(rating).checked_sub(1)?)
    }

    /// Every statement at the middle of the scale: an answer as good as any other.
    #[must_use]
    pub fn example(&self) -> BTreeMap<OptionId, u8> {
        let middle = u8::try_from(self.labels.len().div_ceil(2)).unwrap_or(u8::MAX);
        let statements = self.statements.iter();
        statements
            .map(|statement| (statement.id.clone(), middle))
            .collect()
    }

    pub(super) fn parse(&self, prefix: &str, fields: &Fields) -> Option<Response> {
        let given = self.statements.iter().filter_map(|statement| {
            let name = format!("{prefix}.{}", statement.id);
            let value = form::values(fields, &name).next()?;
            let rating: u8 = value.parse().ok()?;
            self.label(rating)?;
            Some((statement.id.clone(), rating))
        });
        let given: BTreeMap<_, _> = given.collect();
        (!given.is_empty()).then_some(Response::Ratings(given))
    }

    pub(super) fn rows(&self, response: Option<&Response>) -> Vec<Row> {
        let row = |statement: &Statement| {
            let rating = match response {
                Some(Response::Ratings(given)) => given.get(&statement.id).copied(),
                _ => None,
            };
            let label = rating.and_then(|rating| self.label(rating));
            Row {
                id: statement.id.clone(),
                text: statement.text.clone(),
                chosen: label.is_some(),
                correct: false,
                standing: Standing::Idle,
                why: Localised::default(),
                note: Note::Rated {
                    given: rating.filter(|_| label.is_some()),
                    label: label.cloned().unwrap_or_default(),
                },
            }
        };
        self.statements.iter().map(row).collect()
    }

    /// 1 to 12 statements and 3 to 7 labels, each of them told from the others.
    pub(super) fn check(&self, report: &mut Report) {
        report.count_within("statement", self.statements.len(), 1, 12);
        report.ids("statement", self.statements.iter().map(|one| &one.id));
        let texts = self.statements.iter().map(|one| (&one.id, &one.text));
        report.texts(&places("statement", "text", texts));
        report.count_within("label", self.labels.len(), 3, 7);
        let labels = self.labels.iter().enumerate();
        let labels: Vec<_> = labels
            .map(|(at, label)| (format!("label.{at}"), label))
            .collect();
        report.texts(&labels);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::mark::Mark;
    use crate::questions::samples::{id, likert, listed, question};
    use crate::questions::{Body, Verdict};

    #[test]
    fn an_opinion_is_taken_and_never_marked() {
        let question = question(
            "q-likert",
            Body::Likert(likert(&["a", "b"], &["never", "sometimes", "often"])),
        );
        for (name, rating, verdict) in [
            ("a", 1, Verdict::Unmarked),
            ("b", 3, Verdict::Unmarked),
            ("a", 0, Verdict::Unanswered),
            ("a", 4, Verdict::Unanswered),
            ("z", 1, Verdict::Unanswered),
        ] {
            let marking = question.mark(Some(&Response::Ratings([(id(name), rating)].into())));
            assert_eq!(
                (marking.verdict, marking.mark),
                (verdict, Mark::ZERO),
                "{name}"
            );
        }
    }

    #[test]
    fn a_scale_has_labels_and_no_points() {
        let labels = ["never", "sometimes", "often"];
        let mut scale = question("q-checked", Body::Likert(likert(&["a"], &labels)));
        assert_eq!(listed(&scale), Vec::<String>::new());
        scale.points = Mark::ONE;
        assert_eq!(listed(&scale), ["points points-of-opinion"]);
        scale.points = Mark::ZERO;
        scale.body = Body::Likert(likert(&["a", "b"], &["never", "never"]));
        assert_eq!(
            listed(&scale),
            [
                "label count",
                "label.1 same-text",
                "label.1 same-text",
                "label.1 same-text"
            ]
        );
    }
}
