//! The letters about results.

use crate::{
    accounts::account::Account,
    kit::words::{Words, words},
    mail::letter::Letter,
};

/// A result, in the words of its person.
pub struct Result<'a> {
    /// The titles of the course and of the quiz.
    pub course: &'a str,
    pub quiz: &'a str,
    /// `7.5 / 10`.
    pub points: String,
    pub passed: bool,
    /// An absolute address.
    pub address: String,
}

fn letter(account: &Account, kind: &'static str, result: &Result<'_>) -> Letter {
    let t = words(account.locale());
    Letter {
        kind,
        account_id: Some(account.account_id.clone()),
        to: account.email.clone(),
        locale: account.locale(),
        subject: String::new(),
        name: account.name().to_owned(),
        paragraphs: Vec::new(),
        button: Some((t.marking_letter_button(), result.address.clone())),
        facts: vec![
            (t.marking_points(), result.points.clone()),
            (t.marking_result(), verdict(t, result.passed)),
        ],
        footnote: t.enrolments_letter_footnote(),
    }
}

fn verdict(t: &Words, passed: bool) -> String {
    if passed {
        t.quizzes_passed()
    } else {
        t.quizzes_failed()
    }
}

/// Every answer is marked.
#[must_use]
pub fn ready(account: &Account, result: &Result<'_>) -> Letter {
    let t = words(account.locale());
    Letter {
        subject: t.marking_letter_ready_subject(result.quiz),
        paragraphs: vec![t.marking_letter_ready_body(result.quiz, result.course)],
        ..letter(account, "result_ready", result)
    }
}

/// The result is another one now, and why.
#[must_use]
pub fn changed(account: &Account, result: &Result<'_>, before: String, reason: &str) -> Letter {
    let t = words(account.locale());
    let mut letter = Letter {
        subject: t.marking_letter_changed_subject(result.quiz),
        paragraphs: vec![
            t.marking_letter_changed_body(result.quiz, result.course),
            t.marking_letter_keeps(),
        ],
        ..letter(account, "result_changed", result)
    };
    letter.facts.insert(0, (t.marking_points_before(), before));
    letter.facts.push((t.marking_reason(), reason.to_owned()));
    letter
}
