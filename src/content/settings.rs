//! How a quiz is sat: its behaviour, its clock, its dates, its pages, and what is shown of it when.
//!
//! All of it has a default, which is what a quiz did before it could be set; so files and stored
//! papers that say nothing keep their meaning.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::course::named;
use crate::kit::{
    text::{Localised, Slug},
    time::Timestamp,
};

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
    /// Two people mark each answer that a person marks, without seeing each other's mark.
    pub second_marker: bool,
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

impl Behaviour {
    /// How many right answers of how many end a drill that does not say.
    pub const DRILL: Self = Self::Mastery { right: 4, last: 5 };

    /// Every behaviour with its name, as course files write it; the drill with its usual numbers.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("deferred", Self::Deferred),
        ("immediate", Self::Immediate),
        ("interactive", Self::Interactive),
        ("certainty", Self::Certainty),
        ("immediate-certainty", Self::ImmediateCertainty),
        ("mastery", Self::DRILL),
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deferred => "deferred",
            Self::Immediate => "immediate",
            Self::Interactive => "interactive",
            Self::Certainty => "certainty",
            Self::ImmediateCertainty => "immediate-certainty",
            Self::Mastery { .. } => "mastery",
        }
    }
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

named!(
    /// What a page about a sitting may show.
    Shown {
        /// The questions and what was answered.
        Answers = "answers",
        /// Which answers are right.
        Correctness = "correctness",
        /// What each question is worth.
        OutOf = "out-of",
        /// What each question and the paper earned.
        Marks = "marks",
        /// The reason of each option.
        Specific = "specific",
        /// The explanation of each question.
        General = "general",
        /// The right answer.
        Key = "key",
        /// The words for the whole result.
        Overall = "overall",
    }
);

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

named!(
    /// When somebody looks at a sitting.
    Moment {
        /// While it goes on.
        During = "during",
        /// In the two minutes after it is handed in.
        Just = "just",
        /// Later, while the quiz is open.
        Later = "later",
        /// After the quiz has closed.
        Closed = "closed",
    }
);

impl Moment {
    pub const ALL: [Self; 4] = [Self::During, Self::Just, Self::Later, Self::Closed];
}

/// What is shown at each moment: the matrix of the quizzes of Moodle, eight fields by four moments.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    pub during: BTreeSet<Shown>,
    pub just: BTreeSet<Shown>,
    pub later: BTreeSet<Shown>,
    pub closed: BTreeSet<Shown>,
}

named!(
    /// A matrix by name: what most quizzes want.
    Preset {
        /// Everything at once.
        Full = "everything",
        /// The marks now, the key after the quiz has closed.
        MarksThenKey = "marks-then-key",
        /// Only the result, and the words for it.
        ResultOnly = "result-only",
        /// Nothing until the quiz has closed, and then everything.
        AfterClosing = "after-closing",
    }
);

impl Review {
    /// The matrix of this name. While a sitting goes on, every one shows what was answered and what
    /// each question is worth.
    #[must_use]
    pub fn preset(preset: Preset) -> Self {
        use Shown::{Answers, Correctness, Marks, OutOf, Overall};
        let all = || BTreeSet::from(Shown::ALL);
        let paper = || BTreeSet::from([Answers, OutOf]);
        let marks = || BTreeSet::from([Answers, Correctness, OutOf, Marks, Overall]);
        let result = || BTreeSet::from([OutOf, Marks, Overall]);
        let [during, just, later, closed] = match preset {
            Preset::Full => [all(), all(), all(), all()],
            Preset::MarksThenKey => [
                BTreeSet::from([Answers, Correctness, OutOf, Marks]),
                marks(),
                marks(),
                all(),
            ],
            Preset::ResultOnly => [paper(), result(), result(), result()],
            Preset::AfterClosing => [paper(), BTreeSet::new(), BTreeSet::new(), all()],
        };
        Self {
            during,
            just,
            later,
            closed,
        }
    }

    /// The name of this matrix, if it is one of those that have one.
    #[must_use]
    pub fn named(&self) -> Option<Preset> {
        let mut presets = Preset::NAMES.iter().map(|(_, preset)| *preset);
        presets.find(|preset| Self::preset(*preset) == *self)
    }

    /// What is shown at a moment.
    #[must_use]
    pub const fn at(&self, moment: Moment) -> &BTreeSet<Shown> {
        match moment {
            Moment::During => &self.during,
            Moment::Just => &self.just,
            Moment::Later => &self.later,
            Moment::Closed => &self.closed,
        }
    }

    pub const fn at_mut(&mut self, moment: Moment) -> &mut BTreeSet<Shown> {
        match moment {
            Moment::During => &mut self.during,
            Moment::Just => &mut self.just,
            Moment::Later => &mut self.later,
            Moment::Closed => &mut self.closed,
        }
    }
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
    pub questions: Vec<Slug>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub draws: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_preset_is_known_again_and_keeps_the_key_where_it_says() {
        for (name, preset) in Preset::NAMES {
            let review = Review::preset(*preset);
            assert_eq!(review.named(), Some(*preset), "{name}");
            let keys = Moment::ALL.map(|moment| review.at(moment).contains(&Shown::Key));
            let expected = match preset {
                Preset::Full => [true; 4],
                Preset::ResultOnly => [false; 4],
                Preset::MarksThenKey | Preset::AfterClosing => [false, false, false, true],
            };
            assert_eq!(keys, expected, "{name}");
        }
        assert_eq!(Review::default().named(), None);
    }

    #[test]
    fn each_behaviour_is_stored_under_the_name_that_files_write() {
        for (name, behaviour) in Behaviour::NAMES {
            assert_eq!(behaviour.as_str(), *name);
            let json = serde_json::to_value(behaviour).expect("JSON");
            assert_eq!(json["kind"], *name);
        }
    }
}
