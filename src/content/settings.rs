//! How a quiz is sat: its behaviour, its clock, its dates, its pages, and what is shown of it when.
//!
//! All of it has a default, which is what a quiz did before it could be set; so files and stored
//! papers that say nothing keep their meaning.

use serde::{Deserialize, Serialize};

use super::course::named;
use crate::kit::{text::Localised, time::Timestamp};

/// The settings of a quiz, frozen into each paper when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub behaviour: Behaviour,
    pub time_up: TimeUp,
    /// Which sitting of several is the result.
    pub counts: Counts,
    pub pages: Pages,
    /// Each page once, in order, without going back.
    pub sequential: bool,
    /// Minutes to wait after the first sitting.
    pub wait_first: u32,
    /// Minutes to wait after each later sitting.
    pub wait_later: u32,
    /// What must be typed to start; compared as written, without the blanks around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// No sitting starts before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Timestamp>,
    /// No sitting starts after, and one under way ends then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
    /// What is shown when; `None`: as `Quiz::feedback` says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// Words for the whole result, the highest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// Groups of questions with a title of their own; none: one group without a title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

impl Settings {
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What happens between a question and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Behaviour {
    /// Nothing until the paper is handed in.
    #[default]
    Deferred,
    /// Each answer can be checked once, and is then fixed and explained.
    Immediate,
    /// Several tries at each question: a wrong one shows the next hint and costs its penalty.
    Interactive,
    /// Each answer comes with a certainty of 1 to 3, which weighs what it earns
    /// (Gardner-Medwin, 2006); explained after the paper is handed in.
    Certainty,
    /// The same, each answer checked and explained at once.
    ImmediateCertainty,
    /// A drill: questions one after another, each explained at once, until `right` of the last
    /// `last` answers are right.
    Mastery { right: u32, last: u32 },
}

named!(
    /// What becomes of a sitting whose time is up.
    #[derive(Default)]
    TimeUp {
        /// It is handed in with what was saved.
        #[default]
        Submit = "submit",
        /// It may still be handed in for a day, without new answers; then it does not count.
        Grace = "grace",
        /// It does not count.
        Discard = "discard",
    }
);
named!(
    /// Which sitting of several is the result.
    #[derive(Default)]
    Counts {
        #[default]
        Best = "best",
        Last = "last",
        First = "first",
        Average = "average",
    }
);
named!(
    /// How much of the paper a page shows.
    #[derive(Default)]
    Pages {
        #[default]
        All = "all",
        Section = "section",
        Question = "question",
    }
);

/// What a page about a sitting may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// The questions and what was answered.
    Answers,
    /// Which answers are right.
    Correctness,
    /// What each question is worth.
    OutOf,
    /// What each question and the paper earned.
    Marks,
    /// The reason of each option.
    Specific,
    /// The explanation of each question.
    General,
    /// The right answer.
    Key,
    /// The words for the whole result.
    Overall,
}

impl Shown {
    pub const ALL: [Self; 8] = [
        Self::Answers,
        Self::Correctness,
        Self::OutOf,
        Self::Marks,
        Self::Specific,
        Self::General,
        Self::Key,
        Self::Overall,
    ];
}

/// When somebody looks at a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// While it goes on.
    During,
    /// In the two minutes after it is handed in.
    Just,
    /// Later, while the quiz is open.
    Later,
    /// After the quiz has closed.
    Closed,
}

impl Moment {
    pub const ALL: [Self; 4] = [Self::During, Self::Just, Self::Later, Self::Closed];
}

/// What is shown at each moment: the matrix of the quizzes of Moodle, eight fields by four moments.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    pub during: std::collections::BTreeSet<Shown>,
    pub just: std::collections::BTreeSet<Shown>,
    pub later: std::collections::BTreeSet<Shown>,
    pub closed: std::collections::BTreeSet<Shown>,
}

/// Words for a result that reaches so many percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub from_percent: u32,
    pub text: Localised,
}

/// Questions that belong together: the quiz's own by their ids, and those of its draws by the place
/// of the draw, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub title: Localised,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<crate::kit::text::Slug>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws: Vec<u32>,
}
