//! What can be wrong in the making of a question, as values: the checker of course files and the
//! studio each say it in their own words, in three languages.

use serde::{Deserialize, Serialize};

use super::OptionId;
use crate::kit::locale::Locale;

/// Whether a question with this fault may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It may, but its author should know.
    Warning,
    /// It may not: it cannot be answered, or not be marked fairly.
    Error,
}

/// One fault, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// A path in the question: `text`, `points`, `option` (all of them), `option.a.why`,
    /// `pair.x.left`, `extra.y.right`, `step.z.text`, `why_true`, `tolerance`, `accept`,
    /// `accept.fr.0` (counted from 0).
    pub place: String,
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum FaultKind {
    /// A text is not written in the source language, from which it is translated.
    TextMissing { locale: Locale },
    /// An answer has no feedback of its own in the source language.
    WhyMissing { locale: Locale },
    /// Nothing explains the answer: no general feedback, where there is no other.
    ExplainMissing { locale: Locale },
    /// Not between 0.01 and 1000 points.
    PointsOutOfRange,
    /// Not 1, 2 or 3.
    DifficultyOutOfRange,
    /// Too few or too many options, pairs or steps.
    Count {
        found: usize,
        least: usize,
        most: usize,
    },
    /// Two options, right sides or steps of one question have the same id.
    IdTwice { id: OptionId },
    /// The same text as another place's, in one language: nobody could tell them apart.
    SameText { as_in: String, locale: Locale },
    /// The same text as another place's once case, accents and punctuation are set aside.
    AlikeText { as_in: String, locale: Locale },
    /// No option is right.
    NoneRight,
    /// A single choice has several right options.
    SeveralRight { found: usize },
    /// Every option of a multiple choice is right: choosing all of them needs no knowledge.
    AllRight,
    /// The right option is more than 1.8 times as long as any other: its length gives it away.
    RightLonger { locale: Locale },
    /// A tolerance under zero accepts nothing.
    ToleranceNegative,
    /// No answer is accepted.
    AcceptNothing,
    /// No answer is accepted in the source language.
    AcceptNotInSource { locale: Locale },
    /// An accepted answer without a letter or a digit is never recognised.
    AcceptEmpty,
    /// An accepted answer made of stars accepts everything.
    AcceptAnything,
}

impl Fault {
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.kind.rule()
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

impl FaultKind {
    /// The name of the rule that is broken, as in the stored form: for reports and word keys.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::TextMissing { .. } => "text-missing",
            Self::WhyMissing { .. } => "why-missing",
            Self::ExplainMissing { .. } => "explain-missing",
            Self::PointsOutOfRange => "points-out-of-range",
            Self::DifficultyOutOfRange => "difficulty-out-of-range",
            Self::Count { .. } => "count",
            Self::IdTwice { .. } => "id-twice",
            Self::SameText { .. } => "same-text",
            Self::AlikeText { .. } => "alike-text",
            Self::NoneRight => "none-right",
            Self::SeveralRight { .. } => "several-right",
            Self::AllRight => "all-right",
            Self::RightLonger { .. } => "right-longer",
            Self::ToleranceNegative => "tolerance-negative",
            Self::AcceptNothing => "accept-nothing",
            Self::AcceptNotInSource { .. } => "accept-not-in-source",
            Self::AcceptEmpty => "accept-empty",
            Self::AcceptAnything => "accept-anything",
        }
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::WhyMissing { .. }
            | Self::ExplainMissing { .. }
            | Self::AlikeText { .. }
            | Self::AllRight
            | Self::RightLonger { .. }
            | Self::AcceptNotInSource { .. } => Severity::Warning,
            Self::TextMissing { .. }
            | Self::PointsOutOfRange
            | Self::DifficultyOutOfRange
            | Self::Count { .. }
            | Self::IdTwice { .. }
            | Self::SameText { .. }
            | Self::NoneRight
            | Self::SeveralRight { .. }
            | Self::ToleranceNegative
            | Self::AcceptNothing
            | Self::AcceptEmpty
            | Self::AcceptAnything => Severity::Error,
        }
    }
}
