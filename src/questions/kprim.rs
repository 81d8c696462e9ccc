//! Four statements, each to be judged right or wrong: Kprim, the K' of Swiss examinations.
//!
//! Four right judgements earn all, three earn half, fewer nothing (Krebs, «Anleitung zur
//! Herstellung von MC-Fragen und MC-Prüfungen für die ärztliche Ausbildung», Institut für
//! Medizinische Lehre, Bern, 2004): judging at random then earns about an eighth.

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
