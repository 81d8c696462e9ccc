//! What can be wrong in the making of a question, as values: the checker of course files and the
//! studio each say it in their own words, in three languages.

use serde::{Deserialize, Serialize};

use super::OptionId;
use super::mark::Mark;
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
    /// `accept.fr.0` (counted from 0), `gap.x.accept.fr.0`.
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
    /// An opinion earns no points.
    PointsOfOpinion,
    /// Not between nothing and all of the points.
    PenaltyOutOfRange,
    /// The weight of an option is not between −100 % and 100 %.
    WeightOutOfRange,
    /// A right option earns nothing, or a wrong one earns something.
    WeightAgainstKey,
    /// What the key earns by its weights, in basis points, is not all.
    WeightsNotWhole { found: i64 },
    /// The answer is outside its range, or the range is empty.
    RangeAround,
    /// A unit must be typed, and none is written.
    UnitMissing,
    /// What earns a part earns nothing, or all.
    ShareOfPart,
    /// The text does not have this gap or segment, in one language.
    MarkMissing { id: OptionId, locale: Locale },
    /// The text has this gap or segment more than once, in one language.
    MarkTwice { id: OptionId, locale: Locale },
    /// The text has a mark that names no gap or segment, in one language.
    MarkUnknown { mark: String, locale: Locale },
    /// Not between 1 and 10.
    GapWeight,
    /// The bank has no word of this id.
    WordUnknown { id: OptionId },
    /// No picture is named.
    ImageMissing,
    /// A zone without a surface, or outside the picture.
    ZoneOutside,
    /// A limit of no words, or a lower limit above the upper one.
    WordLimits,
    /// The points of a level are under zero or over 1000.
    LevelPoints,
    /// The best levels of the criteria do not make the points of the question.
    RubricSum { found: Mark, points: Mark },
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
            Self::PointsOfOpinion => "points-of-opinion",
            Self::PenaltyOutOfRange => "penalty-out-of-range",
            Self::WeightOutOfRange => "weight-out-of-range",
            Self::WeightAgainstKey => "weight-against-key",
            Self::WeightsNotWhole { .. } => "weights-not-whole",
            Self::RangeAround => "range-around",
            Self::UnitMissing => "unit-missing",
            Self::ShareOfPart => "share-of-part",
            Self::MarkMissing { .. } => "mark-missing",
            Self::MarkTwice { .. } => "mark-twice",
            Self::MarkUnknown { .. } => "mark-unknown",
            Self::GapWeight => "gap-weight",
            Self::WordUnknown { .. } => "word-unknown",
            Self::ImageMissing => "image-missing",
            Self::ZoneOutside => "zone-outside",
            Self::WordLimits => "word-limits",
            Self::LevelPoints => "level-points",
            Self::RubricSum { .. } => "rubric-sum",
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
            | Self::AcceptAnything
            | Self::PointsOfOpinion
            | Self::PenaltyOutOfRange
            | Self::WeightOutOfRange
            | Self::WeightAgainstKey
            | Self::WeightsNotWhole { .. }
            | Self::RangeAround
            | Self::UnitMissing
            | Self::ShareOfPart
            | Self::MarkMissing { .. }
            | Self::MarkTwice { .. }
            | Self::MarkUnknown { .. }
            | Self::GapWeight
            | Self::WordUnknown { .. }
            | Self::ImageMissing
            | Self::ZoneOutside
            | Self::WordLimits
            | Self::LevelPoints
            | Self::RubricSum { .. } => Severity::Error,
        }
    }
}
