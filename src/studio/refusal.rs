//! Why an edit or a publication is refused.

use crate::kit::{error::Refusal, words::Words};

/// What cannot be done to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotEdit {
    /// The module, item or question is not in the draft any more.
    Gone,
    /// Somebody else changed this very piece since the page was opened.
    Changed,
    /// A title is needed in the source language.
    TitleMissing,
    /// The course does not announce this language.
    Language,
    /// Only an empty module can be removed.
    ModuleFull,
    /// A bank is named by a slug.
    BankName,
    /// Another bank has this name.
    BankTaken,
    /// A quiz draws from the bank.
    BankDrawn,
}

/// Why a version cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotPublish {
    /// So many errors are left.
    Errors(usize),
    /// Another version was published since the page was opened.
    Behind,
    /// The draft changed since the page was opened.
    Moved,
    /// Nothing differs from the version published last.
    Nothing,
}

impl Refusal for CannotEdit {
    fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Gone => words.studio_cannot_gone(),
            Self::Changed => words.studio_cannot_changed(),
            Self::TitleMissing => words.studio_cannot_title(),
            Self::Language => words.studio_cannot_language(),
            Self::ModuleFull => words.studio_cannot_module_full(),
            Self::BankName => words.studio_cannot_bank_name(),
            Self::BankTaken => words.studio_cannot_bank_taken(),
            Self::BankDrawn => words.studio_cannot_bank_drawn(),
        }
    }
}

impl Refusal for CannotPublish {
    fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Errors(count) => words.studio_cannot_publish_errors(*count),
            Self::Behind => words.studio_cannot_publish_behind(),
            Self::Moved => words.studio_cannot_publish_moved(),
            Self::Nothing => words.studio_cannot_publish_nothing(),
        }
    }
}
