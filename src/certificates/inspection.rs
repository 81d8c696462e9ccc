//! What may be wrong with the register, found by comparing what it says in several places. The rules
//! of `takwin doctor`.

pub use super::fault::Fault;

use crate::{
    certificates::{
        attestation::{self, Attested, Claim},
        certificate::Statement,
        chain::{Entry, Event},
        number::CertificateNumber,
    },
    issuer::keys::PublicKey,
    kit::{
        secret::digest,
        time::{DAY_MS, Timestamp},
    },
};

/// How long a document or a badge may take to be made.
const LONGEST_MS: i64 = DAY_MS;

/// An issued certificate as its columns have it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Issued {
    pub certificate_id: String,
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
    pub revoked_class: Option<String>,
    pub revoked_note: Option<String>,
    pub suspended_at: Option<Timestamp>,
    pub suspended_note: Option<String>,
    pub replaced_at: Option<Timestamp>,
    /// The number that this one replaces, and the one that replaces it.
    pub replaces: Option<String>,
    pub replaced_by: Option<String>,
    pub entry: Option<i64>,
    pub draw_fault: Option<String>,
    pub badged_at: Option<Timestamp>,
    pub badge_fault: Option<String>,
    /// The hash of its badge, when one is kept.
    pub badge: Option<String>,
    /// The signed statement: the host it was signed for, itself, and its mark.
    pub signed_host: Option<String>,
    pub signed: Option<String>,
    pub mark: Option<String>,
}

/// An entry with the certificate under which the register's page shows it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Filed {
    #[sqlx(flatten)]
    pub entry: Entry,
    pub certificate_id: String,
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

    /// What is wrong with it, by itself, against what the register entered about its number, and by these
    /// keys of the issuer.
    #[must_use]
    pub fn faults(&self, filed: &[Filed], keys: &[PublicKey], now: Timestamp) -> Vec<Fault> {
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
            Some(Ok(statement)) => {
                faults.extend(self.columns(&statement));
                faults.extend(self.signed(&statement, keys));
            }
            _ => faults.push(Fault::Unreadable {
                number: number.clone(),
            }),
        }
        let others = filed
            .iter()
            .filter(|one| one.certificate_id != self.certificate_id);
        faults.extend(others.map(|one| Fault::Owner {
            number: number.clone(),
            entry: one.entry.entry,
        }));
        let entries: Vec<&Entry> = filed.iter().map(|one| &one.entry).collect();
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
                let by_entries = standing(&entries);
                if by_entries != self.standing() {
                    faults.push(Fault::Standing {
                        number: number.clone(),
                        columns: self.standing(),
                        entries: by_entries,
                    });
                }
                faults.extend(self.entered(issue, &entries));
            }
        }
        let document = entries.iter().find(|e| e.event == Event::Filed.code());
        if document.map(|e| e.digest.as_str()) != self.document.as_deref() {
            faults.push(Fault::Filed { number });
        }
        if self.badged_at.is_some() && self.badge.is_none() {
            let number = self.name();
            faults.push(Fault::Unkept { number });
        }
        faults.extend(self.unmade(now));
        faults
    }

    /// What the decisions say in their columns, against the last entry of each.
    fn entered(&self, issue: &Entry, entries: &[&Entry]) -> Vec<Fault> {
        let text = |column: &Option<String>| column.clone().unwrap_or_default();
        let note = |column: &Option<String>| digest(text(column).as_bytes());
        let last = |event: Event| {
            let last = entries.iter().rfind(|e| e.event == event.code());
            last.map(|e| (e.at, *e))
        };
        let mut pairs = vec![("replaces_id", text(&self.replaces) == issue.other)];
        if let Some((at, entry)) = last(Event::Revoked) {
            pairs.extend([
                ("revoked_at", self.revoked_at == Some(at)),
                ("revoked_class", text(&self.revoked_class) == entry.class),
                ("revoked_note", note(&self.revoked_note) == entry.digest),
            ]);
        }
        if let Some((at, entry)) = last(Event::Replaced) {
            pairs.extend([
                ("replaced_at", self.replaced_at == Some(at)),
                ("replaced_by_id", text(&self.replaced_by) == entry.other),
            ]);
        }
        if let Some((at, entry)) = last(Event::Suspended) {
            let reinstated = last(Event::Reinstated).is_some_and(|(_, e)| e.entry > entry.entry);
            let expected = (!reinstated).then_some(at);
            pairs.push(("suspended_at", self.suspended_at == expected));
            if !reinstated {
                pairs.push(("suspended_note", note(&self.suspended_note) == entry.digest));
            }
        } else {
            pairs.push(("suspended_at", self.suspended_at.is_none()));
        }
        let differing = pairs.into_iter().filter(|(_, same)| !same);
        differing
            .map(|(column, _)| Fault::Entered {
                number: self.name(),
                column,
            })
            .collect()
    }

    /// The signed statement, made again from the statement: who verifies without us has nothing else.
    fn signed(&self, statement: &Statement, keys: &[PublicKey]) -> Option<Fault> {
        let (host, signed) = (self.signed_host.as_deref()?, self.signed.as_deref()?);
        let what = match Claim::read(signed) {
            Err(_) => "it cannot be read",
            Ok(claim) => {
                let says = &claim.says;
                if claim.believe(host, keys).is_err() {
                    "no key of this issuer has signed it"
                } else if host != attestation::host(&statement.site)
                    || Attested::of(statement, says.kind, says.key).as_ref() != Some(says)
                {
                    "it says something else than the statement"
                } else if self.mark.as_deref() != Some(&claim.mark()) {
                    "its mark is another: a list of what was withdrawn does not name it"
                } else {
                    return None;
                }
            }
        };
        Some(Fault::Signed {
            number: self.name(),
            what,
        })
    }

    /// What is wrong with what its document carries: the host and the statement of its seal.
    #[must_use]
    pub fn carried(&self, carried: Option<(&str, &str)>) -> Option<Fault> {
        let kept = self.signed_host.as_deref().zip(self.signed.as_deref());
        let what = match (kept, carried) {
            (None, Some(_)) => "it is missing, and its document carries one",
            (Some(_), None) => "its document carries none",
            (kept, carried) if kept == carried => return None,
            _ => "its document carries another",
        };
        Some(Fault::Signed {
            number: self.name(),
            what,
        })
    }

    /// What waits to be made for too long.
    fn unmade(&self, now: Timestamp) -> Vec<Fault> {
        if now.0 - self.issued_at.0 <= LONGEST_MS {
            return Vec::new();
        }
        let parts = [
            ("its document", self.document.is_none(), &self.draw_fault),
            ("its badge", self.badge.is_none(), &self.badge_fault),
        ];
        let unmade = parts.into_iter().filter(|(_, unmade, _)| *unmade);
        unmade
            .map(|(what, _, why)| Fault::Unmade {
                number: self.name(),
                what,
                why: why
                    .clone()
                    .unwrap_or_else(|| "the site was not running".to_owned()),
            })
            .collect()
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
fn standing(entries: &[&Entry]) -> &'static str {
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

    fn sound() -> (Issued, Vec<Filed>) {
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
            certificate_id: "c1".into(),
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
            revoked_class: None,
            revoked_note: None,
            suspended_at: None,
            suspended_note: None,
            replaced_at: None,
            replaces: None,
            replaced_by: None,
            entry: Some(1),
            draw_fault: None,
            badged_at: None,
            badge_fault: None,
            badge: None,
            signed_host: None,
            signed: None,
            mark: None,
        };
        let filed = Filed {
            entry: issued,
            certificate_id: "c1".into(),
        };
        (one, vec![filed])
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
        assert_eq!(one.faults(&entries, &[], Timestamp(2)), []);
        let told = |change: fn(&mut Issued)| {
            let (mut one, entries) = sound();
            change(&mut one);
            let told: Vec<_> = one
                .faults(&entries, &[], Timestamp(2))
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
            (
                |c| c.certificate_id = "c2".into(),
                "filed under another certificate",
            ),
            (
                |c| c.replaces = Some("TKW-2026-000009-X".into()),
                "replaces_id",
            ),
            (
                |c| c.issued_at = Timestamp(2 - DAY_MS - 1),
                "its badge is not made: the site was not running",
            ),
            (
                |c| {
                    c.signed_host = Some("x".into());
                    c.signed = Some("AQ".into());
                },
                "its signed statement: it cannot be read",
            ),
        ] {
            assert!(told(change).contains(expected), "{}", told(change));
        }
    }

    #[test]
    fn the_last_of_suspensions_and_reinstatements_counts() {
        let events = |events: &[Event]| {
            let entries: Vec<_> = events.iter().map(|e| entry(1, *e, "")).collect();
            standing(&entries.iter().collect::<Vec<_>>())
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
