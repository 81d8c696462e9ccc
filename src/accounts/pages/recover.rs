//! `/recover`, `/recover/sent`, `/recover/{token}`.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    join::password_hint,
    notices::{Way, link_gone, recipient, remember, sent},
};
use crate::{
    accounts::{account::check_password, actions, store},
    kit::{error::Error, text::Email},
    web::{
        form::{Faults, Fields},
        limit::{Address, Knock},
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "accounts/recover.html")]
struct RecoverPage {
    shell: Shell,
    faults: Faults,
    email: String,
}

/// `GET /recover`
pub async fn form(shell: Shell) -> Answer {
    page(&RecoverPage {
        shell,
        faults: Faults::new(),
        email: String::new(),
    })
}

/// `POST /recover`
pub async fn recover(
    State(app): State<App>,
    address: Address,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let typed = fields.line("email");
    let Some(email) = Email::parse(&typed) else {
        let faults = Faults::one("email", shell.t.accounts_fault_email());
        return again(&RecoverPage {
            shell,
            faults,
            email: typed,
        });
    };
    // By address too: one machine does not write to everybody.
    app.limits.knock(Knock::SignInAddress, &address.key())?;
    app.limits.knock(Knock::Recover, email.as_str())?;
    let mut tx = app.db.write().await?;
    actions::ask_to_recover(&mut tx, app.clock.now(), &email, &app.config.url).await?;
    tx.commit().await?;
    remember(&session, email.as_str()).await?;
    see_other(&shell.url("/recover/sent"))
}

/// `GET /recover/sent`: the same page whether or not the address has an account.
pub async fn sent_page(State(app): State<App>, session: Session, shell: Shell) -> Answer {
    let t = shell.t;
    let lead = match recipient(&session).await? {
        Some(email) => t.accounts_recover_sent(&email),
        None => t.accounts_recover_sent_somewhere(),
    };
    let again = Way {
        href: shell.url("/recover"),
        label: t.accounts_recover_again(),
    };
    sent(&app, shell, t.accounts_sent_title(), lead, again)
}

#[derive(Template)]
#[template(path = "accounts/choose_password.html")]
struct ChoosePasswordPage {
    shell: Shell,
    faults: Faults,
    action: String,
    /// Whose account it is: password managers file the new password under it.
    email: String,
    password_hint: String,
}

/// `GET /recover/{token}`
pub async fn choose(State(app): State<App>, shell: Shell, Path(token): Path<String>) -> Answer {
    let now = app.clock.now();
    let Some(account) = store::account_of_token(&app.db, now, "recover", &token).await? else {
        return gone(shell);
    };
    page(&ChoosePasswordPage {
        action: shell.url(&format!("/recover/{token}")),
        password_hint: password_hint(&shell),
        shell,
        faults: Faults::new(),
        email: account.email,
    })
}

/// `POST /recover/{token}`
pub async fn set_password(
    State(app): State<App>,
    address: Address,
    session: Session,
    shell: Shell,
    Path(token): Path<String>,
    fields: Fields,
) -> Answer {
    let now = app.clock.now();
    let Some(account) = store::account_of_token(&app.db, now, "recover", &token).await? else {
        return gone(shell);
    };
    let password = fields.raw("password").to_owned();
    let personal = [account.email.as_str(), account.name_latin.as_str()];
    if let Err(sentence) = check_password(&password, &personal, shell.t) {
        return again(&ChoosePasswordPage {
            action: shell.url(&format!("/recover/{token}")),
            password_hint: password_hint(&shell),
            shell,
            faults: Faults::one("password", sentence),
            email: account.email,
        });
    }
    app.limits.knock(Knock::SignInAddress, &address.key())?;
    let hash = app.passwords.hash(password).await?;
    let mut tx = app.db.write().await?;
    match actions::recover(&mut tx, now, &token, &hash, &app.config.url).await {
        Ok(()) => tx.commit().await?,
        Err(Error::Refused(_)) => return gone(shell),
        Err(error) => return Err(error),
    }
    session.flush().await?;
    flash(&session, true, shell.t.accounts_recovered()).await?;
    see_other(&shell.url("/sign-in"))
}

fn gone(shell: Shell) -> Answer {
    let t = shell.t;
    let ways = vec![Way {
        href: shell.url("/recover"),
        label: t.accounts_recover_again(),
    }];
    link_gone(shell, t.accounts_refused_link(), ways)
}
