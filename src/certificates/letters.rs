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

fn about(t: &crate::kit::words::Words, number: &str) -> Vec<(String, String)> {
    vec![(t.certificates_number(), number.to_owned())]
}

/// The certificate is suspended while something is examined.
#[must_use]
pub fn suspended(account: &Account, title: &str, number: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.register_letter_suspended_subject(),
        paragraphs: vec![
            t.register_letter_suspended_body(title),
            t.certificates_letter_revoked_recourse(),
        ],
        facts: about(t, number),
        ..letter(account, "certificate_suspended", site)
    }
}

/// The suspension is lifted.
#[must_use]
pub fn reinstated(account: &Account, title: &str, number: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.register_letter_reinstated_subject(),
        paragraphs: vec![t.register_letter_reinstated_body(title)],
        facts: about(t, number),
        ..letter(account, "certificate_reinstated", site)
    }
}

/// The certificate will not be issued, and why.
#[must_use]
pub fn refused(account: &Account, title: &str, reason: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.register_letter_refused_subject(title),
        paragraphs: vec![
            t.register_letter_refused_body(title),
            t.register_letter_refused_recourse(),
        ],
        facts: vec![(t.certificates_reason(), reason.to_owned())],
        ..letter(account, "certificate_refused", site)
    }
}

/// Another number stands in the place of the old one.
#[must_use]
pub fn replaced(account: &Account, title: &str, old: &str, new: &str, site: &str) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.register_letter_replaced_subject(),
        paragraphs: vec![t.register_letter_replaced_body(title)],
        facts: vec![
            (t.register_new_number(), new.to_owned()),
            (t.register_old_number(), old.to_owned()),
        ],
        ..letter(account, "certificate_replaced", site)
    }
}

/// No other number is issued, and why.
#[must_use]
pub fn declined(account: &Account, title: &str, number: &str, answer: &str, site: &str) -> Letter {
    let t = words(account.locale());
    let mut facts = about(t, number);
    facts.push((t.certificates_reason(), answer.to_owned()));
    Letter {
        subject: t.register_letter_declined_subject(),
        paragraphs: vec![t.register_letter_declined_body(title)],
        facts,
        ..letter(account, "certificate_replacement_declined", site)
    }
}

/// The validity ends soon: the button leads to the certificate, where the next cycle begins.
#[must_use]
pub fn ending(account: &Account, title: &str, number: &str, date: &str, site: &str) -> Letter {
    let t = words(account.locale());
    let address = format!("{site}/{}/certificates/{number}", account.locale().code());
    let mut facts = about(t, number);
    facts.push((t.certificates_sheet_valid_until(), date.to_owned()));
    Letter {
        subject: t.register_letter_ending_subject(date),
        paragraphs: vec![t.register_letter_ending_body(title)],
        button: Some((t.register_renew(), address)),
        facts,
        ..letter(account, "certificate_ending", site)
    }
}
