//! What `takwin doctor` tells, as sentences.

use std::fmt;

use crate::certificates::chain::Break;

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
    /// A column differs from what the register entered.
    Entered {
        number: String,
        column: &'static str,
    },
    /// An entry is filed under another certificate than that of its number.
    Owner {
        number: String,
        entry: i64,
    },
    /// The signed statement of the code is not that of the certificate.
    Signed {
        number: String,
        what: &'static str,
    },
    /// Issued more than a day ago, and its document or its badge is not made.
    Unmade {
        number: String,
        what: &'static str,
        why: String,
    },
    /// Its badge was made, and is not kept: it would never be made again.
    Unkept {
        number: String,
    },
    /// The keys of the issuer cannot be read, or lack one.
    Keys {
        why: String,
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
            Self::Entered { number, column } => write!(
                f,
                "{number}: the column {column} says something else than the entries of the register"
            ),
            Self::Owner { number, entry } => write!(
                f,
                "{number}: entry {entry} of the register is filed under another certificate"
            ),
            Self::Signed { number, what } => {
                write!(f, "{number}: its signed statement: {what}")
            }
            Self::Unmade { number, what, why } => write!(
                f,
                "{number}: it was issued more than a day ago and {what} is not made: {why}"
            ),
            Self::Unkept { number } => {
                write!(f, "{number}: its badge was made, and nothing of it is kept")
            }
            Self::Keys { why } => write!(f, "keys: {why}"),
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
