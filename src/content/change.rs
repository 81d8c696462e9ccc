//! The changes between two versions: how far each reaches, and its sentence for the trainer.

use crate::kit::words::Words;

/// How much a new version changes, the least first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    Fix,
    Minor,
    Major,
}

impl Class {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fix => "fix",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

macro_rules! what {
    ($($what:ident $class:ident $sentence:expr;)*) => {
        /// One thing that changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum What { $($what),* }

        impl What {
            pub const ALL: &'static [Self] = &[$(Self::$what),*];

            #[must_use]
            pub const fn class(self) -> Class {
                match self { $(Self::$what => Class::$class),* }
            }

            fn sentence(self, words: &Words, name: &str) -> String {
                let say: fn(&Words, &str) -> String = match self { $(Self::$what => $sentence),* };
                say(words, name)
            }
        }
    };
}

what! {
    Presentation Fix |w, _| w.content_change_presentation();
    Glossary Fix |w, _| w.content_change_glossary();
    Media Fix |w, _| w.content_change_media();
    Planned Fix |w, _| w.content_change_planned();
    Minutes Fix |w, name| w.content_change_minutes(name);
    Title Fix |w, name| w.content_change_title(name);
    Text Fix |w, name| w.content_change_text(name);
    Wording Fix |w, name| w.content_change_wording(name);
    Substance Minor |w, name| w.content_change_substance(name);
    ItemAdded Minor |w, name| w.content_change_item_added(name);
    ItemRemoved Minor |w, name| w.content_change_item_removed(name);
    Order Minor |w, _| w.content_change_order();
    QuizTerms Minor |w, name| w.content_change_quiz_terms(name);
    QuestionAdded Minor |w, name| w.content_change_question_added(name);
    QuestionRemoved Minor |w, name| w.content_change_question_removed(name);
    QuestionSettings Minor |w, name| w.content_change_question_settings(name);
    Feedback Minor |w, name| w.content_change_feedback(name);
    Required Major |w, name| w.content_change_required(name);
    PassMark Major |w, name| w.content_change_pass_mark(name);
    Key Major |w, name| w.content_change_key(name);
    Points Major |w, name| w.content_change_points(name);
    Objectives Major |w, _| w.content_change_objectives();
    Promise Major |w, _| w.content_change_promise();
}

/// One thing that changed, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeNote {
    pub what: What,
    /// The id of the item or question; empty for the course as a whole.
    pub name: String,
}

impl ChangeNote {
    #[must_use]
    pub fn class(&self) -> Class {
        self.what.class()
    }

    /// One sentence for the trainer who publishes.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        self.what.sentence(words, &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::{locale::Locale, words};

    #[test]
    fn every_note_speaks_three_languages() {
        for what in What::ALL {
            let note = ChangeNote {
                what: *what,
                name: "first-hour".into(),
            };
            let said = Locale::ALL.map(|locale| note.sentence(words::words(locale)));
            assert!(
                said.iter().all(|sentence| sentence.len() > 10)
                    && said[0] != said[1]
                    && said[1] != said[2]
            );
        }
    }
}
