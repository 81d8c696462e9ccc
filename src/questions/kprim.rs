//! Four statements, each to be judged right or wrong: Kprim, the K' of Swiss examinations.
//!
//! Four right judgements earn all, three earn half, fewer nothing (Krebs, «Anleitung zur
//! Herstellung von MC-Fragen und MC-Prüfungen für die ärztliche Ausbildung», Institut für
//! Medizinische Lehre, Bern, 2004): judging at random then earns three sixteenths on average.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::check::{Report, places};
use super::form::{self, Fields};
use super::mark::Share;
use super::review::{Note, Row, Standing};
use super::{OptionId, Response};
use crate::kit::text::Localised;

/// How many statements there are, by definition.
pub const STATEMENTS: usize = 4;
/// What one wrong judgement leaves.
const HALF: Share = Share(5_000);

/// The statements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kprim {
    pub statements: Vec<Statement>,
    /// All four, or nothing is earned.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_or_nothing: bool,
}

/// One of the statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub id: OptionId,
    pub text: Localised,
    /// It is true.
    pub correct: bool,
    /// Why it is, or why it is not.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why: Localised,
}

impl Kprim {
    /// All, half or nothing. A statement that is not judged counts as judged wrongly; `None` when
    /// none is judged.
    #[must_use]
    pub fn share(&self, given: &BTreeMap<OptionId, bool>) -> Option<Share> {
        let mut statements = self.statements.iter();
        statements.find(|statement| given.contains_key(&statement.id))?;
        let is_right =
            |statement: &&Statement| given.get(&statement.id) == Some(&statement.correct);
        let right = self.statements.iter().filter(is_right).count();
        Some(match self.statements.len() - right {
            0 => Share::FULL,
            1 if !self.all_or_nothing => HALF,
            _ => Share::NONE,
        })
    }

    /// Every statement with its right judgement.
    #[must_use]
    pub fn key(&self) -> BTreeMap<OptionId, bool> {
        let statements = self.statements.iter();
        statements
            .map(|statement| (statement.id.clone(), statement.correct))
            .collect()
    }

    pub(super) fn parse(&self, prefix: &str, fields: &Fields) -> Option<Response> {
        let given = self.statements.iter().filter_map(|statement| {
            let name = format!("{prefix}.{}", statement.id);
            let judged = match form::values(fields, &name).next()? {
                "true" => true,
                "false" => false,
                _ => return None,
            };
            Some((statement.id.clone(), judged))
        });
        let given: BTreeMap<_, _> = given.collect();
        (!given.is_empty()).then_some(Response::Judgements(given))
    }

    pub(super) fn rows(&self, response: Option<&Response>) -> Vec<Row> {
        let row = |statement: &Statement| {
            let given = match response {
                Some(Response::Judgements(given)) => given.get(&statement.id).copied(),
                _ => None,
            };
            let right = given == Some(statement.correct);
            Row {
                id: statement.id.clone(),
                text: statement.text.clone(),
                chosen: given.is_some(),
                correct: right,
                standing: Standing::of_answer(given.is_some(), right),
                why: statement.why.clone(),
                note: Note::Judged {
                    given,
                    expected: statement.correct,
                },
            }
        };
        self.statements.iter().map(row).collect()
    }

    /// Exactly four statements that can be told apart, each with its feedback.
    pub(super) fn check(&self, report: &mut Report) {
        report.count_within("statement", self.statements.len(), STATEMENTS, STATEMENTS);
        let statements = self.statements.iter();
        report.ids("statement", statements.clone().map(|one| &one.id));
        let texts = statements.map(|one| (&one.id, &one.text));
        report.texts(&places("statement", "text", texts));
        for statement in &self.statements {
            report.why(&format!("statement.{}.why", statement.id), &statement.why);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::questions::Body;
    use crate::questions::samples::{faults, id, kprim};

    const KEYS: [(&str, bool); 4] = [("a", true), ("b", false), ("c", true), ("d", false)];

    /// `a+ b-`: a is judged true, b false.
    fn given(text: &str) -> BTreeMap<OptionId, bool> {
        let judged = text.split_whitespace().map(|one| {
            let (name, sign) = one.split_at(1);
            (id(name), sign == "+")
        });
        judged.collect()
    }

    #[test]
    fn four_earn_all_and_three_earn_half() {
        let mut question = kprim(&KEYS);
        for (text, partial, strict) in [
            ("", None, None),
            ("z+", None, None),
            ("a+ b- c+ d-", Some(10_000), Some(10_000)),
            ("a+ b- c+ d- z+", Some(10_000), Some(10_000)),
            ("a+ b- c+ d+", Some(5_000), Some(0)),
            ("a+ b- c+", Some(5_000), Some(0)),
            ("a+ b- c- d+", Some(0), Some(0)),
            ("a+", Some(0), Some(0)),
            ("a- b+ c- d+", Some(0), Some(0)),
        ] {
            question.all_or_nothing = false;
            assert_eq!(question.share(&given(text)), partial.map(Share), "{text}");
            question.all_or_nothing = true;
            assert_eq!(question.share(&given(text)), strict.map(Share), "{text}");
        }
    }

    #[test]
    fn there_are_four_statements_and_each_is_explained() {
        let mut question = kprim(&KEYS);
        question.statements[0].why = Localised::default();
        question.statements.pop();
        assert_eq!(
            faults(Body::Kprim(question)),
            ["statement count", "statement.a.why why-missing"]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_statements_changes_nothing(
            answer in prop::collection::btree_map("[a-dz]", any::<bool>(), 0..6),
            seed in any::<u64>(),
        ) {
            let mut question = kprim(&KEYS);
            let answer = answer.iter().map(|(name, judged)| (id(name), *judged)).collect();
            let share = question.share(&answer);
            let statements = std::mem::take(&mut question.statements);
            question.statements = crate::questions::shuffle::order(seed, "kprim", statements);
            prop_assert_eq!(question.share(&answer), share);
            prop_assert_eq!(question.share(&question.key()), Some(Share::FULL));
        }
    }
}
