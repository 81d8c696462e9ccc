//! What may be wrong with the register, found by comparing what it says in several places. The rules
//! of `takwin doctor`.

use std::fmt;

use crate::{
    certificates::{
        certificate::Statement,
        chain::{Break, Entry, Event},
        number::CertificateNumber,
    },
    kit::{secret::digest, time::Timestamp},
};

/// A fault, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    Chain(Break),
    /// The head of the chain is not its last entry.
    Head {
        head: i64,
        last: i64,
    },
    /// An entry noted earlier has another hash now, or is gone.
    Noted {
        entry: i64,
    },
    /// Serials are missing between two.
    Gap {
        year: i64,
        after: i64,
        before: i64,
    },
    /// The counter of a year is not its last serial.
    Counter {
        year: i64,
        counter: i64,
        last: i64,
    },
    /// The number is not that of its year and serial.
    Number {
        number: String,
    },
    /// The statement cannot be read.
    Unreadable {
        number: String,
    },
    /// The statement is not the one that was entered.
    Statement {
        number: String,
    },
    /// A column differs from the statement.
    Column {
        number: String,
        column: &'static str,
    },
    /// The issue has no entry.
    Unentered {
        number: String,
    },
    /// Columns and entries tell another standing.
    Standing {
        number: String,
        columns: &'static str,
        entries: &'static str,
    },
    /// The document's hash is not the one that was filed.
    Filed {
        number: String,
    },
    /// The badge is not signed by a key of this issuer.
    Badge {
        what: String,
    },
    /// A stored file that something names is not there.
    Missing {
        what: String,
        hash: String,
    },
    /// A stored file is not what its name says.
    Altered {
        what: String,
        hash: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chain(Break::Missing { after, before }) => write!(
                f,
                "register: between entry {after} and entry {before} an entry is missing"
            ),
            Self::Chain(Break::Unlinked { entry }) => write!(
                f,
                "register: entry {entry} does not carry the hash of the entry before it"
            ),
            Self::Chain(Break::Changed { entry }) => write!(
                f,
                "register: entry {entry} was changed: its hash is not that of what it says"
            ),
            Self::Head { head, last } => write!(
                f,
                "register: its head is at entry {head}, and its last entry is {last}, or has another hash"
            ),
            Self::Noted { entry } => write!(
                f,
                "register: entry {entry} has not the hash that was noted: it was rewritten since"
            ),
            Self::Gap {
                year,
                after,
                before,
            } => write!(
                f,
                "numbers of {year}: after {after} comes {before}; nothing is known of those between"
            ),
            Self::Counter {
                year,
                counter,
                last,
            } => write!(
                f,
                "numbers of {year}: the counter stands at {counter}, and the last number given is {last}"
            ),
            Self::Number { number } => {
                write!(
                    f,
                    "{number}: this number is not that of its year and serial"
                )
            }
            Self::Unreadable { number } => write!(f, "{number}: its statement cannot be read"),
            Self::Statement { number } => write!(
                f,
                "{number}: its statement is not the one that the register has the hash of"
            ),
            Self::Column { number, column } => write!(
                f,
                "{number}: the column {column} says something else than the statement"
            ),
            Self::Unentered { number } => {
                write!(f, "{number}: its issue is not entered in the register")
            }
            Self::Standing {
                number,
                columns,
                entries,
            } => write!(
                f,
                "{number}: it stands as {columns}, and by the register's entries as {entries}"
            ),
            Self::Filed { number } => write!(
                f,
                "{number}: the hash of its document is not the one that the register filed"
            ),
            Self::Badge { what } => {
                write!(
                    f,
                    "{what}: it is not signed by a key of this issuer, or is altered"
                )
            }
            Self::Missing { what, hash } => write!(f, "{what}: the stored file {hash} is missing"),
            Self::Altered { what, hash } => write!(
                f,
                "{what}: the stored file {hash} is altered: its bytes have another hash"
            ),
        }
    }
}

/// An issued certificate as its columns have it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Issued {
    pub year: Option<i64>,
    pub serial: Option<i64>,
    pub number: Option<String>,
    pub name_arabic: Option<String>,
    pub name_latin: Option<String>,
    pub course_id: String,
    pub version: i64,
    pub term: i64,
    pub issued_at: Timestamp,
    pub valid_until: Option<Timestamp>,
    pub statement: Option<String>,
    pub document: Option<String>,
    pub revoked_at: Option<Timestamp>,
    pub suspended_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub entry: Option<i64>,
}

impl Issued {
    fn name(&self) -> String {
        self.number
            .clone()
            .unwrap_or_else(|| format!("{:?}-{:?}", self.year, self.serial))
    }

    fn standing(&self) -> &'static str {
        if self.revoked_at.is_some() {
            "revoked"
        } else if self.replaced_at.is_some() {
            "replaced"
        } else if self.suspended_at.is_some() {
            "suspended"
        } else {
            "issued"
        }
    }

    /// What is wrong with it, by itself and against what the register entered about its number.
    #[must_use]
    pub fn faults(&self, entries: &[Entry]) -> Vec<Fault> {
        let number = self.name();
        let mut faults = Vec::new();
        let expected = self.year.zip(self.serial);
        let expected = expected.map(|(year, serial)| CertificateNumber::new(year, serial));
        if expected.as_ref().map(CertificateNumber::as_str) != self.number.as_deref() {
            faults.push(Fault::Number {
                number: number.clone(),
            });
        }
        match self.statement.as_deref().map(serde_json::from_str) {
            Some(Ok(statement)) => faults.extend(self.columns(&statement)),
            _ => faults.push(Fault::Unreadable {
                number: number.clone(),
            }),
        }
        let issue = entries.iter().find(|e| Some(e.entry) == self.entry);
        let issue = issue.filter(|e| e.event == Event::Issued.code());
        match issue {
            None => faults.push(Fault::Unentered {
                number: number.clone(),
            }),
            Some(issue) => {
                let text = self.statement.as_deref().unwrap_or("");
                if issue.digest != digest(text.as_bytes()) {
                    faults.push(Fault::Statement {
                        number: number.clone(),
                    });
                }
                let by_entries = standing(entries);
                if by_entries != self.standing() {
                    faults.push(Fault::Standing {
                        number: number.clone(),
                        columns: self.standing(),
                        entries: by_entries,
                    });
                }
            }
        }
        let filed = entries.iter().find(|e| e.event == Event::Filed.code());
        if filed.map(|e| e.digest.as_str()) != self.document.as_deref() {
            faults.push(Fault::Filed { number });
        }
        faults
    }

    fn columns(&self, statement: &Statement) -> Vec<Fault> {
        let text = |column: &Option<String>, value: &str| column.as_deref() == Some(value);
        let pairs = [
            ("number", text(&self.number, &statement.number)),
            (
                "name_arabic",
                text(&self.name_arabic, &statement.name_arabic),
            ),
            ("name_latin", text(&self.name_latin, &statement.name_latin)),
            ("course_id", self.course_id == statement.course_id),
            ("version", self.version == statement.version),
            ("term", self.term == statement.term),
            ("issued_at", self.issued_at == statement.issued_at),
            ("valid_until", self.valid_until == statement.valid_until),
        ];
        let differing = pairs.into_iter().filter(|(_, same)| !same);
        differing
            .map(|(column, _)| Fault::Column {
                number: self.name(),
                column,
            })
            .collect()
    }
}

/// How a number stands by what the register entered about it.
fn standing(entries: &[Entry]) -> &'static str {
    let has = |event: Event| entries.iter().any(|e| e.event == event.code());
    let last = |event: Event| entries.iter().rposition(|e| e.event == event.code());
    if has(Event::Revoked) {
        "revoked"
    } else if has(Event::Replaced) {
        "replaced"
    } else if last(Event::Suspended) > last(Event::Reinstated) {
        "suspended"
    } else {
        "issued"
    }
}

/// Reads the serials of the years, handed to it in order.
#[derive(Debug, Default)]
pub struct Serials {
    year: i64,
    last: i64,
}

impl Serials {
    /// What is wrong between the serial before and this one.
    pub fn read(&mut self, year: i64, serial: i64) -> Option<Fault> {
        let after = if year == self.year { self.last } else { 0 };
        (self.year, self.last) = (year, serial);
        (serial != after + 1).then_some(Fault::Gap {
            year,
            after,
            before: serial,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::text::Localised;

    fn sound() -> (Issued, Vec<Entry>) {
        let number = CertificateNumber::new(2026, 1).to_string();
        let statement = Statement {
            number: number.clone(),
            name_arabic: "سلمى بنجلون".into(),
            name_latin: "Salma Benjelloun".into(),
            course_id: "ethics-code".into(),
            version: 1,
            title: Localised::default(),
            hours: None,
            share: None,
            completed_at: Timestamp(1),
            issued_at: Timestamp(2),
            valid_until: None,
            site: "http://x".into(),
            signer_arabic: None,
            signer_latin: None,
            ..crate::certificates::samples::ordinary()
        };
        let json = serde_json::to_string(&statement).expect("json");
        let issued = entry(1, Event::Issued, &digest(json.as_bytes()));
        let one = Issued {
            year: Some(2026),
            serial: Some(1),
            number: Some(number),
            name_arabic: Some(statement.name_arabic),
            name_latin: Some(statement.name_latin),
            course_id: "ethics-code".into(),
            version: 1,
            term: 1,
            issued_at: Timestamp(2),
            valid_until: None,
            statement: Some(json),
            document: None,
            revoked_at: None,
            suspended_at: None,
            replaced_at: None,
            entry: Some(1),
        };
        (one, vec![issued])
    }

    fn entry(entry: i64, event: Event, digest: &str) -> Entry {
        Entry {
            entry,
            at: Timestamp(2),
            event: event.code().into(),
            number: CertificateNumber::new(2026, 1).to_string(),
            other: String::new(),
            course_id: "ethics-code".into(),
            class: String::new(),
            actor: String::new(),
            digest: digest.into(),
            previous: String::new(),
            hash: String::new(),
        }
    }

    #[test]
    fn a_sound_certificate_has_no_fault_and_each_thing_changed_is_told() {
        let (one, entries) = sound();
        assert_eq!(one.faults(&entries), []);
        let told = |change: fn(&mut Issued)| {
            let (mut one, entries) = sound();
            change(&mut one);
            let told: Vec<_> = one
                .faults(&entries)
                .iter()
                .map(ToString::to_string)
                .collect();
            told.join("\n")
        };
        for (change, expected) in [
            (
                (|c: &mut Issued| c.serial = Some(2)) as fn(&mut Issued),
                "year and serial",
            ),
            (|c| c.name_latin = Some("X".into()), "name_latin"),
            (|c| c.valid_until = Some(Timestamp(9)), "valid_until"),
            (|c| c.version = 2, "version"),
            (|c| c.statement = Some("{".into()), "cannot be read"),
            (
                |c| c.statement = c.statement.clone().map(|s| s.replace("Salma", "Selma")),
                "has the hash of",
            ),
            (|c| c.entry = None, "not entered"),
            (
                |c| c.revoked_at = Some(Timestamp(5)),
                "stands as revoked, and by the register's entries as issued",
            ),
            (|c| c.document = Some("ab".into()), "register filed"),
        ] {
            assert!(told(change).contains(expected), "{}", told(change));
        }
    }

    #[test]
    fn the_last_of_suspensions_and_reinstatements_counts() {
        let events = |events: &[Event]| {
            let entries: Vec<_> = events.iter().map(|e| entry(1, *e, "")).collect();
            standing(&entries)
        };
        assert_eq!(events(&[Event::Issued, Event::Filed]), "issued");
        assert_eq!(events(&[Event::Issued, Event::Suspended]), "suspended");
        let lifted = [Event::Issued, Event::Suspended, Event::Reinstated];
        assert_eq!(events(&lifted), "issued");
        assert_eq!(events(&[Event::Suspended, Event::Revoked]), "revoked");
    }

    #[test]
    fn serials_start_at_one_in_each_year() {
        let mut serials = Serials::default();
        assert_eq!(serials.read(2026, 1), None);
        assert_eq!(serials.read(2026, 2), None);
        assert_eq!(serials.read(2027, 1), None);
        let gap = serials.read(2027, 4).expect("a gap");
        assert!(gap.to_string().contains("after 1 comes 4"));
        assert!(serials.read(2028, 2).is_some());
    }
}
