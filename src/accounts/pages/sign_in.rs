//! `/sign-in`, `/sign-out`.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;
use tower_sessions::Session;

use crate::{
    accounts::{account::CannotEnter, actions, store},
    kit::{
        error::{Error, Refusal as _},
        id::AccountId,
        text::Email,
    },
    web::{
        form::{Faults, Fields},
        limit::{Address, Knock},
        page::{Answer, again, page, see_other},
        session::{ACCOUNT, RENEWED},
        shell::Shell,
        state::App,
    },
};

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    shell: Shell,
    faults: Faults,
    email: String,
    next: String,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub async fn form(shell: Shell, Query(Next { next }): Query<Next>) -> Answer {
    if shell.viewer.is_some() {
        return see_other(&shell.url("/learning"));
    }
    page(&SignInPage {
        shell,
        faults: Faults::new(),
        email: String::new(),
        next: local(&next),
    })
}

/// `POST /sign-in`
pub async fn sign_in(
    State(app): State<App>,
    address: Address,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let typed = fields.line("email");
    let next = local(fields.raw("next"));
    let t = shell.t;
    let mut faults = Faults::new();
    let email = Email::parse(&typed);
    if email.is_none() {
        faults.add("email", t.accounts_fault_email());
    }
    if fields.raw("password").is_empty() {
        faults.add("password", t.accounts_fault_password_missing());
    }
    let Some(email) = email.filter(|_| faults.is_empty()) else {
        return again(&SignInPage {
            shell,
            faults,
            email: typed,
            next,
        });
    };
    // Counted before the password is hashed: hashing is the costly part.
    app.limits.knock(Knock::SignInAddress, &address.key())?;
    app.limits
        .knock(Knock::SignInAccount, &format!("{}|{email}", address.key()))?;

    let account = store::by_email(&app.db, email.as_str()).await?;
    let hash = match &account {
        Some(account) => store::password_hash(&app.db, &account.account_id).await?,
        None => None,
    };
    let verified = app
        .passwords
        .verify(fields.raw("password").to_owned(), hash)
        .await?;
    let mut tx = app.db.write().await?;
    let entered = actions::sign_in(
        &mut tx,
        app.clock.now(),
        account.as_ref(),
        verified,
        &app.config.url,
    )
    .await?;
    tx.commit().await?;
    match entered {
        Ok(id) => {
            open_session(&session, &app, &id).await?;
            see_other(&shell.url(if next.is_empty() { "/learning" } else { &next }))
        }
        Err(refusal) => {
            let field = if refusal == CannotEnter::Credentials {
                "email"
            } else {
                "password"
            };
            let faults = Faults::one(field, refusal.sentence(t));
            again(&SignInPage {
                shell,
                faults,
                email: typed,
                next,
            })
        }
    }
}

/// Opens a session for a person: always a new identifier, so that one known before is worth nothing.
///
/// # Errors
/// When the session cannot be written.
pub async fn open_session(session: &Session, app: &App, id: &AccountId) -> Result<(), Error> {
    session.flush().await?;
    session.cycle_id().await?;
    session.insert(ACCOUNT, id).await?;
    session.insert(RENEWED, app.clock.now()).await?;
    Ok(())
}

/// `POST /sign-out`
pub async fn sign_out(session: Session, shell: Shell) -> Result<Response, Error> {
    session.flush().await?;
    see_other(&shell.url("/"))
}

/// An address of this site without its language, or nothing: never a way out to another site.
pub(super) fn local(next: &str) -> String {
    let safe = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\r', '\n'])
        && next.len() < 500;
    if safe { next.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_addresses_of_this_site_are_followed() {
        for (next, kept) in [
            ("/learning/crisis", true),
            ("//evil.example", false),
            ("https://evil.example", false),
            ("/\\evil.example", false),
            ("", false),
        ] {
            assert_eq!(!local(next).is_empty(), kept, "{next}");
        }
    }
}
