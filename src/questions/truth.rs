//! True or false: one statement, one key, and what to say to each of the two answers.

use serde::{Deserialize, Serialize};

use super::check::Report;
use super::mark::Share;
use crate::kit::text::Localised;

/// The key of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    pub answer: bool,
    /// Said to who answered "true", whether that is right or wrong.
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why_true: Localised,
    /// Said to who answered "false".
    #[serde(default, skip_serializing_if = "Localised::is_empty")]
    pub why_false: Localised,
}

impl Truth {
    /// All or nothing.
    #[must_use]
    pub fn share(&self, given: bool) -> Share {
        if given == self.answer {
            Share::FULL
        } else {
            Share::NONE
        }
    }

    /// The feedback of one of the two answers.
    #[must_use]
    pub fn why(&self, given: bool) -> &Localised {
        if given {
            &self.why_true
        } else {
            &self.why_false
        }
    }

    /// Feedback for both answers.
    pub(super) fn check(&self, report: &mut Report) {
        report.why("why_true", &self.why_true);
        report.why("why_false", &self.why_false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_earns() {
        for answer in [true, false] {
            for given in [true, false] {
                let truth = Truth {
                    answer,
                    why_true: Localised::default(),
                    why_false: Localised::default(),
                };
                assert_eq!(truth.share(given) == Share::FULL, given == answer);
            }
        }
    }
}
