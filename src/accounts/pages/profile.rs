//! `/profile`: what is kept on oneself, to read, correct and take away; the password; the sessions;
//! the letters.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tower_sessions::Session;

use super::{
    Choice, Tag, department_choices, join::password_hint, language_choices, sign_in::open_session,
};
use crate::{
    accounts::{
        account::{Account, ProfileForm, check_password},
        actions,
        department::is_open,
        letters::without_secrets,
        store::{self, export},
    },
    kit::{
        error::Error,
        id::{AccountId, LetterId},
        locale::Locale,
        words::words,
    },
    web::{
        download::attachment,
        form::{Faults, Fields},
        guard::CurrentUser,
        limit::Knock,
        page::{Answer, again, page, see_other},
        paging::Page,
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "accounts/profile.html")]
struct ProfilePage {
    shell: Shell,
    faults: Faults,
    email: String,
    form: ProfileForm,
    departments: Vec<Choice>,
    languages: Vec<Choice>,
    password_hint: String,
    letters: Vec<LetterRow>,
    /// Where older letters are; empty: there are none.
    older: String,
}

struct LetterRow {
    href: String,
    subject: String,
    lang: &'static str,
    dir: &'static str,
    date: String,
    state: Tag,
}

/// The last letter of the list before.
#[derive(Default, Deserialize)]
pub struct After {
    after: Option<String>,
}

/// `GET /profile`
pub async fn show(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Query(After { after }): Query<After>,
) -> Answer {
    let account = own_account(&app, &me.account_id).await?;
    let form = ProfileForm::of(&account);
    let shown = lay_out(&app, shell, &account, form, Faults::new(), after);
    page(&shown.await?)
}

async fn own_account(app: &App, id: &AccountId) -> Result<Account, Error> {
    store::by_id(&app.db, id).await?.ok_or(Error::SignedOut)
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    account: &Account,
    form: ProfileForm,
    faults: Faults,
    after: Option<String>,
) -> Result<ProfilePage, Error> {
    let departments = store::departments(&app.db).await?;
    let lines = export::letters(&app.db, &account.account_id, after.as_deref()).await?;
    let lines = Page::from_excess(lines, |line| line.letter_id.to_string());
    let older = lines.next.clone();
    let rows = lines.map(|line| letter_row(&shell, line)).rows;
    // Also when one of its forms is shown again: links to other languages lead to the page.
    shell.path = "/profile".into();
    Ok(ProfilePage {
        departments: department_choices(&departments, shell.locale, &form.department),
        languages: language_choices(&form.locale),
        password_hint: password_hint(&shell),
        older: older.map_or_else(String::new, |id| {
            shell.url(&format!("/profile?after={id}#letters"))
        }),
        email: account.email.clone(),
        letters: rows,
        shell,
        faults,
        form,
    })
}

fn letter_row(shell: &Shell, line: export::LetterLine) -> LetterRow {
    let t = shell.t;
    let locale = Locale::parse(&line.locale).unwrap_or_default();
    let state = match (line.sent_at, line.given_up_at) {
        (Some(_), _) => Tag {
            class: "tag--ok",
            word: t.accounts_letter_sent(),
        },
        (None, Some(_)) => Tag {
            class: "tag--bad",
            word: t.accounts_letter_failed(),
        },
        (None, None) => Tag {
            class: "tag--warn",
            word: t.accounts_letter_waiting(),
        },
    };
    LetterRow {
        href: shell.url(&format!("/profile/letters/{}", line.letter_id)),
        subject: line.subject,
        lang: locale.code(),
        dir: locale.dir(),
        date: shell.moment(&line.created_at),
        state,
    }
}

/// `POST /profile`
pub async fn change(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let account = own_account(&app, &me.account_id).await?;
    let departments = store::departments(&app.db).await?;
    let form = ProfileForm::read(&fields);
    let own = account.department_id.as_ref().map(ToString::to_string);
    // One's own department may stay, even when it was closed meanwhile.
    let may_choose = |id: &str| is_open(&departments, id) || own.as_deref() == Some(id);
    let (profile, locale) = match form.parse(shell.t, may_choose) {
        Ok(sound) => sound,
        Err(faults) => return again(&lay_out(&app, shell, &account, form, faults, None).await?),
    };
    let mut tx = app.db.write().await?;
    let id = &account.account_id;
    actions::change_profile(&mut tx, id, &account.email, &profile, locale).await?;
    tx.commit().await?;
    flash(&session, true, words(locale).accounts_profile_saved()).await?;
    see_other(&format!("/{}/profile", locale.code()))
}

/// `POST /profile/password`
pub async fn change_password(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let account = own_account(&app, &me.account_id).await?;
    let id = &account.account_id;
    // An open session must not be a place to guess the password at leisure.
    let key = format!("profile|{id}");
    app.limits.knock(Knock::SignInAccount, &key)?;
    let mut faults = Faults::new();
    let hash = store::password_hash(&app.db, id).await?;
    let current = fields.raw("current").to_owned();
    if !app.passwords.verify(current, hash).await? {
        faults.add("current", shell.t.accounts_fault_password_wrong());
    }
    let password = fields.raw("password").to_owned();
    let personal = [account.email.as_str(), account.name_latin.as_str()];
    if let Err(sentence) = check_password(&password, &personal, shell.t) {
        faults.add("password", sentence);
    }
    if !faults.is_empty() {
        let form = ProfileForm::of(&account);
        return again(&lay_out(&app, shell, &account, form, faults, None).await?);
    }
    let hash = app.passwords.hash(password).await?;
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    actions::replace_password(&mut tx, now, id, &hash, &app.config.url).await?;
    tx.commit().await?;
    // Every session was closed, this one too: it begins again.
    open_session(&session, &app, id).await?;
    flash(&session, true, shell.t.accounts_password_saved()).await?;
    see_other(&shell.url("/profile"))
}

/// `POST /profile/sessions`: signs out everywhere, here too.
pub async fn end_sessions(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    session: Session,
    shell: Shell,
) -> Answer {
    let mut tx = app.db.write().await?;
    actions::sign_out_everywhere(&mut tx, &me.account_id).await?;
    tx.commit().await?;
    session.flush().await?;
    flash(&session, true, shell.t.accounts_sessions_ended()).await?;
    see_other(&shell.url("/sign-in"))
}

#[derive(Template)]
#[template(path = "accounts/letter.html")]
struct LetterPage {
    shell: Shell,
    subject: String,
    sent: String,
    lang: &'static str,
    dir: &'static str,
    /// Paragraphs, each of one or more lines.
    paragraphs: Vec<Vec<String>>,
}

/// `GET /profile/letters/{id}`
pub async fn letter(
    State(app): State<App>,
    CurrentUser(me): CurrentUser,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let found = export::letter(&app.db, &me.account_id, &LetterId::from(id)).await?;
    let letter = found.ok_or(Error::NotFound)?;
    let locale = Locale::parse(&letter.locale).unwrap_or_default();
    let text = without_secrets(&letter.body_text);
    let lines = |paragraph: &str| paragraph.lines().map(str::to_owned).collect();
    page(&LetterPage {
        sent: shell
            .t
            .accounts_letter_to(&letter.recipient, shell.moment(&letter.created_at)),
        shell,
        subject: letter.subject,
        lang: locale.code(),
        dir: locale.dir(),
        paragraphs: text.trim().split("\n\n").map(lines).collect(),
    })
}

/// `GET /profile/data.json`: everything kept on oneself.
pub async fn data(State(app): State<App>, CurrentUser(me): CurrentUser) -> Result<Response, Error> {
    let id = &me.account_id;
    app.limits.knock(Knock::Heavy, id.as_str())?;
    let db = &app.db;
    let account = export::account(db, id).await?.ok_or(Error::NotFound)?;
    let answers = export::answers(db, id).await?;
    let acts = export::acts(db, id).await?;
    let data = json!({
        "made_at": app.clock.now().iso(),
        "account": account,
        "roles": export::roles(db, id).await?,
        "sessions": export::sessions(db, id).await?,
        "letters": export::subjects(db, id).await?,
        "enrolments": export::enrolments(db, id).await?,
        "facts": export::facts(db, id).await?,
        "attempts": export::attempts(db, id).await?,
        "answers": unpacked(&answers, "response")?,
        "quiz_exceptions": export::overrides(db, id).await?,
        "marks": export::marks(db, id).await?,
        "certificates": export::certificates(db, id).await?,
        "administrative_acts": unpacked(&acts, "detail")?,
    });
    let bytes = serde_json::to_vec_pretty(&data)?;
    Ok(attachment("takwin-data.json", "application/json", bytes))
}

/// Rows in which one field holds JSON as text, with that JSON as it is.
fn unpacked(rows: &impl serde::Serialize, field: &str) -> Result<Json, Error> {
    let mut rows = serde_json::to_value(rows)?;
    for row in rows.as_array_mut().into_iter().flatten() {
        if let Some(inner) = row[field]
            .as_str()
            .and_then(|s| serde_json::from_str(s).ok())
        {
            row[field] = inner;
        }
    }
    Ok(rows)
}
