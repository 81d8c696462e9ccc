//! The letter of enrolling.

use crate::{accounts::account::Account, kit::words::words, mail::letter::Letter};

/// You are enrolled; here is where you start.
#[must_use]
pub fn enrolled(account: &Account, title: &str, address: String) -> Letter {
    let t = words(account.locale());
    Letter {
        kind: "enrolled",
        account_id: Some(account.account_id.clone()),
        to: account.email.clone(),
        locale: account.locale(),
        subject: t.enrolments_letter_subject(title),
        name: account.name().to_owned(),
        paragraphs: vec![t.enrolments_letter_body(title), t.enrolments_letter_pace()],
        button: Some((t.enrolments_letter_button(), address)),
        facts: Vec::new(),
        footnote: t.enrolments_letter_footnote(),
    }
}
