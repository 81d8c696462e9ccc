//! Pages of certificates: the holder's, the public's, the administrator's desk.

pub mod bulk;
pub mod decisions;
pub mod designs;
pub mod desk;
pub mod holder;
pub mod lists;
pub mod proof;
pub mod register;
pub mod revoke;
pub mod shared;
pub mod verify;

use crate::{
    certificates::{
        actions,
        attestation::Kind,
        certificate::{Certificate, Statement, Status},
        number::CertificateNumber,
        store,
    },
    kit::{error::Error, text::Run},
    web::{shell::Shell, state::App},
};

/// What a certificate says, as pages print it.
struct Shown {
    number: String,
    /// Whether the names are hidden: only their first letters stand here.
    hidden: bool,
    name: String,
    /// The name in the other script.
    other_name: String,
    other_lang: &'static str,
    other_dir: &'static str,
    title: Run,
    completed_on: String,
    attendance: bool,
    hours: Option<String>,
    result: Option<String>,
    /// The date of issue, and the cycle.
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
pub fn status_word(shell: &Shell, status: Status) -> (&'static str, &'static str, String) {
    let t = shell.t;
    match status {
        Status::Awaiting => ("awaiting", "warn", t.certificates_awaiting()),
        Status::Refused => ("refused", "bad", t.register_refused()),
        Status::Valid => ("valid", "ok", t.certificates_valid()),
        Status::Suspended => ("suspended", "warn", t.register_suspended()),
        Status::Replaced => ("replaced", "warn", t.register_replaced()),
        Status::Expired => ("expired", "warn", t.certificates_expired()),
        Status::Revoked => ("revoked", "bad", t.certificates_revoked()),
    }
}

async fn shown(
    app: &App,
    shell: &Shell,
    certificate: &Certificate,
    statement: &Statement,
) -> Result<Shown, Error> {
    use crate::kit::locale::Locale;
    let (speech, t) = (shell.speech, shell.t);
    let (name, other_name, other_lang, other_dir) = match shell.locale {
        Locale::Ar => (&statement.name_arabic, &statement.name_latin, "fr", "ltr"),
        Locale::Fr | Locale::En => (&statement.name_latin, &statement.name_arabic, "ar", "rtl"),
    };
    let mut facts = vec![speech.date(statement.issued_at)];
    if statement.term > 1 {
        facts.push(t.register_cycle_number(statement.term));
    }
    if statement.waived {
        facts.push(t.register_waived());
    }
    let (status, tone, status_word) = status_word(shell, certificate.status(shell.now));
    let kind = actions::proof::kind(app, certificate, statement).await?;
    let result = statement.share.map(|share| speech.percent(share.0));
    Ok(Shown {
        attendance: kind == Kind::Attendance,
        hours: statement.hours.map(|hours| t.common_hours(hours)),
        result: result.map(|percent| t.certificates_result(percent)),
        number: statement.number.clone(),
        hidden: false,
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
    })
}

impl Shown {
    /// What is shown to somebody who gives a number alone: numbers follow each other, and counting
    /// them must not list the holders.
    fn without_names(self) -> Self {
        Self {
            hidden: true,
            name: initials(&self.name),
            other_name: initials(&self.other_name),
            result: None,
            ..self
        }
    }

    /// Hours, result, date of issue and what else there is, in one line.
    fn facts(&self) -> Vec<&String> {
        let hours_and_result = self.hours.iter().chain(&self.result);
        hours_and_result.chain(&self.facts).collect()
    }
}

/// The first letter of each word of a name, and dots that do not tell its length.
fn initials(name: &str) -> String {
    let words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let hidden: Vec<String> = words.map(|first| format!("{first}•••")).collect();
    hidden.join(" ")
}

/// A number in an address, in its one writing.
fn number_in(address: &str) -> Option<CertificateNumber> {
    CertificateNumber::parse(address)
}

/// A course to narrow a list by.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// The courses offered, as choices.
fn courses(app: &App, shell: &Shell, chosen: &str) -> Vec<Choice> {
    let choice = |published: &std::sync::Arc<crate::content::library::Published>| Choice {
        value: published.course.id.to_string(),
        label: published.course.title.in_or_near(shell.locale).to_owned(),
        chosen: published.course.id.as_str() == chosen,
    };
    app.library.offered().iter().map(choice).collect()
}

/// The cohorts of a course, as choices; none when no course is chosen, since names are those of a
/// course.
async fn cohorts(app: &App, course: &str, chosen: &str) -> Result<Vec<Choice>, Error> {
    if course.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::desk::cohorts(&app.db, course).await?;
    let choice = |cohort: store::desk::Cohort| Choice {
        chosen: cohort.cohort_id == chosen,
        value: cohort.cohort_id,
        label: cohort.name,
    };
    Ok(found.into_iter().map(choice).collect())
}

/// A cohort that is not among those offered narrows nothing: another course was chosen meanwhile.
fn forget_unknown(offered: &[Choice], cohort: &mut String) {
    if !offered.iter().any(|choice| choice.value == *cohort) {
        cohort.clear();
    }
}

/// The title of a course as it is offered, or its identifier.
fn course_title(app: &App, shell: &Shell, course: &str) -> String {
    app.library.current(course).map_or_else(
        || course.to_owned(),
        |published| published.course.title.in_or_near(shell.locale).to_owned(),
    )
}

/// The name in the script of the page.
fn name_of(shell: &Shell, arabic: String, latin: String) -> String {
    match shell.locale {
        crate::kit::locale::Locale::Ar => arabic,
        crate::kit::locale::Locale::Fr | crate::kit::locale::Locale::En => latin,
    }
}

/// What stands beside the title of each list of the desk: how much waits where.
struct Tabs {
    waiting: i64,
    requests: i64,
    /// Why documents of issued certificates could not be made, each with how many they are.
    undrawn: Vec<(String, i64)>,
    /// Why their badges could not be made.
    unbadged: Vec<(String, i64)>,
}

/// Reasons that the desk shows at once.
const REASONS: i64 = 5;

impl Tabs {
    async fn of(app: &App) -> Result<Self, Error> {
        Ok(Self {
            waiting: store::desk::count_all(&app.db).await?,
            requests: store::standing::count_waiting(&app.db).await?,
            undrawn: store::draw_faults(&app.db, REASONS).await?,
            unbadged: store::badge_faults(&app.db, REASONS).await?,
        })
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hidden_name_keeps_one_letter_a_word() {
        for (name, hidden) in [
            ("Fatima-Zahra El Alaoui", "F••• E••• A•••"),
            ("فاطمة الزهراء", "ف••• ا•••"),
            ("N", "N•••"),
            ("", ""),
        ] {
            assert_eq!(super::initials(name), hidden);
        }
    }
}
