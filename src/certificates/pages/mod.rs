//! Pages of certificates: the holder's, the public's, the administrator's desk.

pub mod designs;
pub mod desk;
pub mod holder;
pub mod proof;
pub mod revoke;
pub mod verify;

use crate::{
    certificates::{
        certificate::{Certificate, Statement, Status},
        number::CertificateNumber,
    },
    kit::text::Run,
    web::shell::Shell,
};

/// What a certificate says, as pages print it.
struct Shown {
    number: String,
    name: String,
    /// The name in the other script.
    other_name: String,
    other_lang: &'static str,
    other_dir: &'static str,
    title: Run,
    completed_on: String,
    /// Hours, result and date of issue, in one line.
    facts: Vec<String>,
    issued_on: String,
    valid_until: String,
    version: i64,
    status: &'static str,
    /// `ok`, `warn` or `bad`: the tone of its tag.
    tone: &'static str,
    status_word: String,
}

/// The word and the tone of a status.
fn status_word(shell: &Shell, status: Status) -> (&'static str, &'static str, String) {
    let t = shell.t;
    match status {
        Status::Awaiting => ("awaiting", "warn", t.certificates_awaiting()),
        Status::Valid => ("valid", "ok", t.certificates_valid()),
        Status::Expired => ("expired", "warn", t.certificates_expired()),
        Status::Revoked => ("revoked", "bad", t.certificates_revoked()),
    }
}

fn shown(shell: &Shell, certificate: &Certificate, statement: &Statement) -> Shown {
    use crate::kit::locale::Locale;
    let (speech, t) = (shell.speech, shell.t);
    let (name, other_name, other_lang, other_dir) = match shell.locale {
        Locale::Ar => (&statement.name_arabic, &statement.name_latin, "fr", "ltr"),
        Locale::Fr | Locale::En => (&statement.name_latin, &statement.name_arabic, "ar", "rtl"),
    };
    let mut facts = Vec::new();
    facts.extend(statement.hours.map(|hours| t.common_hours(hours)));
    facts.extend(
        statement
            .share
            .map(|share| t.certificates_result(speech.percent(share.0))),
    );
    facts.push(speech.date(statement.issued_at));
    let (status, tone, status_word) = status_word(shell, certificate.status(shell.now));
    Shown {
        number: statement.number.clone(),
        name: name.clone(),
        other_name: other_name.clone(),
        other_lang,
        other_dir,
        title: statement.title.run(shell.locale),
        facts,
        completed_on: speech.date(statement.completed_at),
        issued_on: speech.date(statement.issued_at),
        valid_until: statement
            .valid_until
            .map(|at| speech.date(at))
            .unwrap_or_default(),
        version: statement.version,
        status,
        tone,
        status_word,
    }
}

/// A number in an address, in its one writing.
fn number_in(address: &str) -> Option<CertificateNumber> {
    CertificateNumber::parse(address)
}
