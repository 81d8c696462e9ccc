//! The letter to somebody who comes into a cohort.

use crate::{
    accounts::account::Account,
    cohorts::{cohort::Cohort, told::date},
    kit::words::speech,
    mail::letter::Letter,
};

/// You are in this cohort; from when, until when, and where you start.
#[must_use]
pub fn added(account: &Account, title: &str, cohort: &Cohort, address: String) -> Letter {
    let speech = speech(account.locale());
    let t = &speech.words;
    let last = date(speech, &cohort.ends_on);
    Letter {
        kind: "cohort_added",
        account_id: Some(account.account_id.clone()),
        to: account.email.clone(),
        locale: account.locale(),
        subject: t.cohorts_letter_subject(title),
        name: account.name().to_owned(),
        paragraphs: vec![
            t.cohorts_letter_body(title, cohort.name.as_str()),
            t.cohorts_letter_deadline(last.as_str()),
        ],
        button: Some((t.cohorts_letter_button(), address)),
        facts: vec![
            (t.cohorts_cohort(), cohort.name.clone()),
            (t.cohorts_starts_on(), date(speech, &cohort.starts_on)),
            (t.cohorts_ends_on(), last),
        ],
        footnote: t.cohorts_letter_footnote(),
    }
}
