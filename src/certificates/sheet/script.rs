//! Language, direction and cleanliness of a text.
//!
//! This file decides what a text is before it is set: in which direction it runs, which characters
//! have no place on a printed line, and whether it carries vowels.

use parley::BaseDirection;

/// Language of a line, and with it its base direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lang {
    /// Moroccan Arabic, from right to left.
    Arabic,
    /// French, from left to right.
    French,
    /// English, from left to right.
    English,
}

impl Lang {
    /// Language of a value of which only the text is known: Arabic by its first letter, else the
    /// second language of the sheet.
    pub(super) fn of(text: &str, second: Self) -> Self {
        match text.chars().find(|c| c.is_alphabetic()) {
            Some('\u{0600}'..='\u{08FF}' | '\u{FB50}'..='\u{FEFF}') => Self::Arabic,
            _ => second,
        }
    }

    /// Language tag written into the document.
    pub(super) const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar-MA",
            Self::French => "fr-FR",
            Self::English => "en-GB",
        }
    }

    /// A line keeps the direction of its language even when it begins with a word in the other
    /// script, as a course title may.
    pub(super) const fn direction(self) -> BaseDirection {
        match self {
            Self::Arabic => BaseDirection::Rtl,
            Self::French | Self::English => BaseDirection::Ltr,
        }
    }
}

/// Whether a text carries vowels throughout, not only where they avoid a misreading.
pub(super) fn is_vocalised(text: &str) -> bool {
    let vowel = |c: &char| matches!(c, '\u{064B}'..='\u{0650}' | '\u{0652}' | '\u{0670}');
    text.chars().filter(vowel).count() > 2
}

/// `text` without what cannot stand on one line: line ends and other controls become single
/// spaces; invisible characters that only override the direction, or do nothing, go.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => {}
            '\u{2028}' | '\u{2029}' => push_space(&mut out),
            c if c == ' ' || c.is_control() => push_space(&mut out),
            c => out.push(c),
        }
    }
    out
}

fn push_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}
