//! The chain of the register: what happened to numbers, each entry bound to the one before.
//!
//! **The form hashed.** The hash of an entry is the SHA-256 (FIPS 180-4), in 64 lower-case
//! hexadecimal digits, of these eleven lines in UTF-8, each followed by one line feed (byte 0x0A),
//! the last one included:
//!
//! ```text
//! takwin-register-1
//! entry       1, 2, 3 … in decimal digits
//! at          2026-11-25T09:00:00.000Z: UTC, to the millisecond
//! event       issued, filed, replaced, suspended, reinstated, revoked
//! number      TKW-2026-000123-K
//! other       the number that this one replaces (issued), or that replaces it (replaced); or empty
//! course      the course's identifier
//! class       the public class of a revocation; or empty
//! actor       the account of who did it; empty: automatically
//! digest      SHA-256 of what the entry rests on; or empty
//! previous    the hash of the entry before; 64 times 0 at the first
//! ```
//!
//! `digest` is that of the statement's JSON (issued), of the PDF (filed), of the internal note
//! (suspended, reinstated, revoked, replaced). The CSV of the register has these columns under these
//! names, so that its chain can be recomputed from the file alone. No value holds a line feed.

use crate::kit::{secret::digest, time::Timestamp};

/// The first line of the form: another form would have another number.
pub const FORM: &str = "takwin-register-1";

/// What stands for the hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The columns of the CSV, in order; the last one is the statement, whose SHA-256 is `digest`.
pub const COLUMNS: [&str; 12] = [
    "entry",
    "at",
    "event",
    "number",
    "other",
    "course",
    "class",
    "actor",
    "digest",
    "previous",
    "hash",
    "statement",
];

/// What may happen to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The number was given.
    Issued,
    /// The document was made, and its hash kept.
    Filed,
    /// Another number was given in its place.
    Replaced,
    Suspended,
    Reinstated,
    Revoked,
}

impl Event {
    pub const ALL: [Self; 6] = [
        Self::Issued,
        Self::Filed,
        Self::Replaced,
        Self::Suspended,
        Self::Reinstated,
        Self::Revoked,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Filed => "filed",
            Self::Replaced => "replaced",
            Self::Suspended => "suspended",
            Self::Reinstated => "reinstated",
            Self::Revoked => "revoked",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }
}

/// An entry of the register.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    pub entry: i64,
    pub at: Timestamp,
    pub event: String,
    pub number: String,
    pub other: String,
    pub course_id: String,
    pub class: String,
    pub actor: String,
    pub digest: String,
    pub previous: String,
    pub hash: String,
}

impl Entry {
    /// The bytes whose SHA-256 is the hash of this entry.
    #[must_use]
    pub fn form(&self) -> String {
        let entry = self.entry.to_string();
        let at = self.at.iso_millis();
        let lines = [
            FORM,
            &entry,
            &at,
            &self.event,
            &self.number,
            &self.other,
            &self.course_id,
            &self.class,
            &self.actor,
            &self.digest,
            &self.previous,
        ];
        lines.iter().fold(String::new(), |mut form, line| {
            form.push_str(line);
            form.push('\n');
            form
        })
    }

    /// The hash that this entry must have.
    #[must_use]
    pub fn computed(&self) -> String {
        digest(self.form().as_bytes())
    }

    /// Whether every value fits on its line: otherwise two entries could have one form.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let values = [
            &self.event,
            &self.number,
            &self.other,
            &self.course_id,
            &self.class,
            &self.actor,
            &self.digest,
            &self.previous,
        ];
        values.iter().all(|value| !value.contains(['\n', '\r']))
    }
}

/// Where reading the chain has come to: entries are handed to it in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The last entry read; 0 before the first.
    pub entry: i64,
    /// Its hash.
    pub hash: String,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            entry: 0,
            hash: GENESIS.to_owned(),
        }
    }
}

/// What is wrong with the chain at an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// Entries are missing: the last one there, and the next one there.
    Missing { after: i64, before: i64 },
    /// An entry does not carry the hash of the one before it.
    Unlinked { entry: i64 },
    /// An entry does not have the hash of what it says: it was changed.
    Changed { entry: i64 },
}

impl Reading {
    /// Reads the next entry, and answers what is wrong with it. Reading goes on from what the entry
    /// says of itself, so that one fault is told once.
    pub fn read(&mut self, next: &Entry) -> Vec<Break> {
        let mut breaks = Vec::new();
        if next.entry != self.entry + 1 {
            breaks.push(Break::Missing {
                after: self.entry,
                before: next.entry,
            });
        } else if next.previous != self.hash {
            breaks.push(Break::Unlinked { entry: next.entry });
        }
        if next.computed() != next.hash {
            breaks.push(Break::Changed { entry: next.entry });
        }
        self.entry = next.entry;
        self.hash.clone_from(&next.hash);
        breaks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(entries: i64) -> Vec<Entry> {
        let mut previous = GENESIS.to_owned();
        (1..=entries)
            .map(|entry| {
                let mut one = Entry {
                    entry,
                    at: Timestamp(1_795_597_200_000 + entry),
                    event: "issued".into(),
                    number: format!("TKW-2026-{entry:06}-K"),
                    other: String::new(),
                    course_id: "ethics-code".into(),
                    class: String::new(),
                    actor: String::new(),
                    digest: digest(b"{}"),
                    previous: previous.clone(),
                    hash: String::new(),
                };
                one.hash = one.computed();
                previous.clone_from(&one.hash);
                one
            })
            .collect()
    }

    fn breaks(entries: &[Entry]) -> Vec<Break> {
        let mut reading = Reading::default();
        entries.iter().flat_map(|e| reading.read(e)).collect()
    }

    #[test]
    fn the_form_is_what_is_documented_byte_for_byte() {
        let first = &chain(1)[0];
        let expected = format!(
            "takwin-register-1\n1\n2026-11-25T09:00:00.001Z\nissued\nTKW-2026-000001-K\n\nethics-code\n\n\n{}\n{GENESIS}\n",
            digest(b"{}")
        );
        assert_eq!(first.form(), expected);
        // Made with sha256sum.
        assert_eq!(first.hash, digest(expected.as_bytes()));
    }

    #[test]
    fn a_sound_chain_has_no_breaks_and_each_tampering_is_told_once() {
        assert_eq!(breaks(&chain(5)), []);
        let mut changed = chain(5);
        changed[2].number = "TKW-2026-000009-X".into();
        assert_eq!(breaks(&changed), [Break::Changed { entry: 3 }]);
        let mut removed = chain(5);
        removed.remove(2);
        assert_eq!(
            breaks(&removed),
            [Break::Missing {
                after: 2,
                before: 4
            }]
        );
        // Whoever rewrites an entry with its hash breaks the link of the next one.
        let mut rewritten = chain(5);
        rewritten[2].number = "TKW-2026-000009-X".into();
        rewritten[2].hash = rewritten[2].computed();
        assert_eq!(breaks(&rewritten), [Break::Unlinked { entry: 4 }]);
        let mut swapped = chain(5);
        swapped.swap(2, 3);
        assert!(!breaks(&swapped).is_empty());
    }

    #[test]
    fn a_value_with_a_line_feed_is_not_sound() {
        let mut one = chain(1).remove(0);
        assert!(one.is_sound());
        one.class = "fraud\nTKW".into();
        assert!(!one.is_sound());
    }
}
