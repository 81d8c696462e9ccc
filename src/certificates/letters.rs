//! The letters about certificates.

use crate::{accounts::account::Account, kit::words::words, mail::letter::Letter};

fn letter(account: &Account, kind: &'static str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        kind,
        account_id: Some(account.account_id.clone()),
        to: account.email.clone(),
        locale: account.locale(),
        subject: String::new(),
        name: account.name().to_owned(),
        paragraphs: Vec::new(),
        button: Some((
            t.certificates_letter_button(),
            format!("{site}/{}/certificates", account.locale().code()),
        )),
        facts: Vec::new(),
        footnote: t.enrolments_letter_footnote(),
    }
}

/// The course is complete; the administration issues the certificate.
#[must_use]
pub fn awaiting(account: &Account, title: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.certificates_letter_awaiting_subject(title),
        paragraphs: vec![t.certificates_letter_awaiting_body(title)],
        ..letter(account, "certificate_awaiting", site)
    }
}

/// The certificate is there.
#[must_use]
pub fn issued(account: &Account, title: &str, number: &str, date: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.certificates_letter_issued_subject(),
        paragraphs: vec![t.certificates_letter_issued_body(title)],
        facts: vec![
            (t.certificates_number(), number.to_owned()),
            (t.certificates_issued_on(), date.to_owned()),
        ],
        ..letter(account, "certificate_issued", site)
    }
}

/// The certificate is revoked, and why.
#[must_use]
pub fn revoked(account: &Account, title: &str, number: &str, reason: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.certificates_letter_revoked_subject(),
        paragraphs: vec![
            t.certificates_letter_revoked_body(title),
            t.certificates_letter_revoked_recourse(),
        ],
        facts: vec![
            (t.certificates_number(), number.to_owned()),
            (t.certificates_reason(), reason.to_owned()),
        ],
        ..letter(account, "certificate_revoked", site)
    }
}
