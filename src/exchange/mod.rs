//! Questions in the formats of other systems: reading and writing them.
//!
//! Readers make a [`plain::Plain`] of each question, in one language, and say what they could not
//! carry; writers take one. What is not carried is named, what is refused is refused with its line,
//! and a broken question never takes its neighbours with it.

pub mod aiken;
pub mod cloze;
pub mod encoding;
pub mod figures;
pub mod gift;
mod gift_answers;
pub mod html;
mod media;
pub mod moodle;
mod moodle_types;
pub mod package;
pub mod plain;
pub mod qti;
mod qti_gaps;
mod qti_item;
mod qti_types;
pub mod report;
pub mod write_gift;
pub mod write_moodle;
pub mod write_qti;
mod write_qti_parts;
pub mod xml;

pub use media::Media;
use plain::Plain;
use report::{Loss, Losses, Reason, opening};

/// The largest file, in bytes.
pub const MAX_FILE: usize = 20_000_000;
/// The most questions of one file.
pub const MOST_QUESTIONS: usize = 5_000;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Gift,
    Aiken,
    MoodleXml,
    Qti,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Gift, Self::Aiken, Self::MoodleXml, Self::Qti];

    /// Its name in addresses and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Aiken => "aiken",
            Self::MoodleXml => "moodle-xml",
            Self::Qti => "qti",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gift => "GIFT",
            Self::Aiken => "Aiken",
            Self::MoodleXml => "Moodle XML",
            Self::Qti => "QTI",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// One question of a file, read or refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it begins, from 1.
    pub line: u32,
    /// Its name or opening words.
    pub label: String,
    pub read: Result<(Plain, Vec<Loss>), Reason>,
}

impl Entry {
    fn new(
        line: u32,
        label: &str,
        read: Result<Plain, Reason>,
        losses: Losses,
        category: &str,
    ) -> Self {
        let read = read.map(|mut plain| {
            plain.tags.push(category.to_owned());
            plain.tags = tags(std::mem::take(&mut plain.tags));
            (plain, losses.into_vec())
        });
        Self {
            line,
            label: opening(label),
            read,
        }
    }

    fn refused(line: u32, label: &str, reason: Reason) -> Self {
        Self {
            line,
            label: opening(label),
            read: Err(reason),
        }
    }
}

/// Tags as they are kept: one line each, none empty, none twice.
fn tags(raw: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in raw {
        let tag = crate::kit::text::tidy_line(&tag);
        let tag: String = tag.chars().take(100).collect();
        if !tag.is_empty() && !kept.contains(&tag) && kept.len() < 50 {
            kept.push(tag);
        }
    }
    kept
}

/// The path of a category as a tag: `$course$/top/Rumours/Basics` is `Rumours/Basics`.
fn category(path: &str) -> String {
    // `//` is a slash in a name.
    let path = path.replace("//", "\u{f8f2}");
    let names = path.split('/').map(str::trim);
    let kept: Vec<&str> = names
        .filter(|name| !name.is_empty() && !name.starts_with('$') && *name != "top")
        .collect();
    kept.join("/").replace('\u{f8f2}', "/")
}
