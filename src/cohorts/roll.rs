//! Who is to come into a cohort: the addresses as they were pasted, and what becomes of each.

use std::collections::{HashMap, HashSet};

use crate::{
    accounts::account::Account,
    kit::{id::CohortId, text::Email},
};

/// The most people added by one gesture: each gets a letter, in one transaction.
pub const MOST: usize = 5_000;

/// Somebody with an account, and where they stand in the course.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Candidate {
    #[sqlx(flatten)]
    pub account: Account,
    /// 1: enrolled, and has not left.
    pub studies: i64,
    pub cohort_id: Option<CohortId>,
    pub cohort_name: Option<String>,
}

/// What becomes of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Is enrolled in the course, and added.
    Enrolled,
    Added,
    /// From another cohort, of this name.
    Moved(String),
    Already,
    /// Stays in another cohort, of this name: moving was not asked for.
    Elsewhere(String),
    Unknown,
    Unconfirmed,
    Locked,
    NotAddress,
}

impl Outcome {
    /// Whether they come into the cohort.
    #[must_use]
    pub fn comes(&self) -> bool {
        matches!(self, Self::Enrolled | Self::Added | Self::Moved(_))
    }

    /// Whether they cannot.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        !self.comes() && *self != Self::Already
    }
}

/// A line of what was asked for, what becomes of it, and who it is.
#[derive(Debug, Clone)]
pub struct Line {
    /// As it was pasted; the address of who came with their department.
    pub typed: String,
    pub outcome: Outcome,
    pub candidate: Option<Candidate>,
}

/// The addresses in a text: one a line, or several apart by commas, semicolons or tabs, bare or in
/// angle brackets after a name. Of a row of a table only its addresses count. What holds no address
/// stays as it is, to be reported; twice the same is once.
#[must_use]
pub fn entries(pasted: &str) -> Vec<String> {
    let mut known = HashSet::new();
    let mut found = Vec::new();
    for line in pasted.lines() {
        let pieces = line.split([',', ';', '\t', '،', '؛']).map(bare);
        let addresses: Vec<&str> = pieces.filter(|piece| piece.contains('@')).collect();
        let whole = line.trim();
        let kept = if addresses.is_empty() && !whole.is_empty() {
            vec![whole]
        } else {
            addresses
        };
        for entry in kept {
            if known.insert(entry.to_lowercase()) {
                found.push(entry.to_owned());
            }
        }
    }
    found
}

/// `Nadia <nadia@exemple.ma>` is `nadia@exemple.ma`.
fn bare(piece: &str) -> &str {
    let inner = piece.rsplit_once('<').map_or(piece, |(_, after)| after);
    inner.trim_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '"' | '\'' | '.'))
}

/// The addresses among the entries, as accounts keep them.
#[must_use]
pub fn addresses(entries: &[String]) -> Vec<String> {
    let parsed = entries.iter().filter_map(|entry| Email::parse(entry));
    parsed.map(|email| email.as_str().to_owned()).collect()
}

/// What becomes of each entry.
#[must_use]
pub fn lines(
    entries: &[String],
    found: Vec<Candidate>,
    into: &CohortId,
    may_move: bool,
) -> Vec<Line> {
    let mut by_email: HashMap<String, Candidate> = found
        .into_iter()
        .map(|candidate| (candidate.account.email.clone(), candidate))
        .collect();
    let line = |typed: &String| {
        let email = Email::parse(typed);
        let candidate = email
            .as_ref()
            .and_then(|email| by_email.remove(email.as_str()));
        Line {
            typed: typed.clone(),
            outcome: match (&email, &candidate) {
                (None, _) => Outcome::NotAddress,
                (_, None) => Outcome::Unknown,
                (_, Some(candidate)) => outcome(candidate, into, may_move),
            },
            candidate,
        }
    };
    entries.iter().map(line).collect()
}

/// What becomes of the people of departments.
#[must_use]
pub fn lines_of(found: Vec<Candidate>, into: &CohortId, may_move: bool) -> Vec<Line> {
    let line = |candidate: Candidate| Line {
        typed: candidate.account.email.clone(),
        outcome: outcome(&candidate, into, may_move),
        candidate: Some(candidate),
    };
    found.into_iter().map(line).collect()
}

fn outcome(candidate: &Candidate, into: &CohortId, may_move: bool) -> Outcome {
    let name = candidate.cohort_name.clone().unwrap_or_default();
    match &candidate.cohort_id {
        Some(cohort) if cohort == into && candidate.studies == 1 => Outcome::Already,
        _ if candidate.account.locked_at.is_some() => Outcome::Locked,
        _ if candidate.account.confirmed_at.is_none() => Outcome::Unconfirmed,
        Some(cohort) if cohort != into && may_move => Outcome::Moved(name),
        Some(cohort) if cohort != into => Outcome::Elsewhere(name),
        _ if candidate.studies == 1 => Outcome::Added,
        _ => Outcome::Enrolled,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        accounts::account::LocaleCode,
        kit::{id::AccountId, locale::Locale, time::Timestamp},
    };

    fn somebody(email: &str) -> Candidate {
        Candidate {
            account: Account {
                account_id: AccountId::new(),
                email: email.to_owned(),
                name_arabic: "نادية".to_owned(),
                name_latin: "Nadia".to_owned(),
                department_id: None,
                locale: LocaleCode(Locale::Ar),
                created_at: Timestamp(0),
                confirmed_at: Some(Timestamp(0)),
                locked_at: None,
            },
            studies: 0,
            cohort_id: None,
            cohort_name: None,
        }
    }

    #[test]
    fn addresses_are_found_as_people_paste_them() {
        for (pasted, expected) in [
            ("a@b.ma\r\nc@d.ma\n", &["a@b.ma", "c@d.ma"][..]),
            ("  a@b.ma ; c@d.ma, ", &["a@b.ma", "c@d.ma"]),
            ("Nadia El Fassi\ta@b.ma\tRabat", &["a@b.ma"]),
            ("\"Nadia\" <a@b.ma>,", &["a@b.ma"]),
            ("A@B.ma\na@b.ma", &["A@B.ma"]),
            ("Adresse\n\na@b.ma", &["Adresse", "a@b.ma"]),
            ("نادية، a@b.ma", &["a@b.ma"]),
            (" \n\t\n", &[]),
        ] {
            assert_eq!(entries(pasted), expected, "{pasted:?}");
        }
    }

    proptest! {
        #[test]
        fn a_column_of_addresses_is_read_whole(names in prop::collection::btree_set("[a-z]{1,8}", 0..30)) {
            let column: Vec<String> = names.iter().map(|name| format!("{name}@exemple.ma")).collect();
            for between in ["\n", "\r\n", ";", ", ", "\t"] {
                prop_assert_eq!(&entries(&column.join(between)), &column);
            }
            prop_assert_eq!(&addresses(&column), &column);
        }
    }

    #[test]
    fn each_line_says_what_becomes_of_it() {
        let (here, other) = (CohortId::new(), CohortId::new());
        let placed = |studies, cohort: Option<&CohortId>| Candidate {
            studies,
            cohort_id: cohort.cloned(),
            cohort_name: cohort.map(|_| "Printemps".to_owned()),
            ..somebody("a@b.ma")
        };
        let mut locked = placed(0, None);
        locked.account.locked_at = Some(Timestamp(1));
        let mut unconfirmed = placed(0, Some(&other));
        unconfirmed.account.confirmed_at = None;
        let elsewhere = || "Printemps".to_owned();
        for (candidate, may_move, expected) in [
            (placed(0, None), false, Outcome::Enrolled),
            (placed(1, None), false, Outcome::Added),
            (placed(1, Some(&here)), true, Outcome::Already),
            // They left the course and are asked back.
            (placed(0, Some(&here)), false, Outcome::Enrolled),
            (
                placed(1, Some(&other)),
                false,
                Outcome::Elsewhere(elsewhere()),
            ),
            (placed(1, Some(&other)), true, Outcome::Moved(elsewhere())),
            (locked, true, Outcome::Locked),
            (unconfirmed, true, Outcome::Unconfirmed),
        ] {
            let typed = vec!["A@b.ma".to_owned()];
            let said = lines(&typed, vec![candidate], &here, may_move);
            assert_eq!(said[0].outcome, expected);
            assert_eq!(said[0].typed, "A@b.ma");
        }
        let typed = ["Adresse".to_owned(), "x@y.ma".to_owned()];
        let said = lines(&typed, vec![], &here, true);
        let said: Vec<_> = said.into_iter().map(|line| line.outcome).collect();
        assert_eq!(said, [Outcome::NotAddress, Outcome::Unknown]);
    }
}
