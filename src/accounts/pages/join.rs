//! `/join`, `/join/sent`, `/join/{token}`.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    Choice, department_choices, name_in,
    notices::{Way, link_gone, recipient, remember, sent},
};
use crate::{
    accounts::{account::JoinForm, actions, department::is_open, store},
    kit::{error::Error, password::SHORTEST},
    web::{
        form::{Faults, Fields},
        limit::{Address, Knock},
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "accounts/join.html")]
struct JoinPage {
    shell: Shell,
    faults: Faults,
    form: JoinForm,
    departments: Vec<Choice>,
    password_hint: String,
}

/// What a password must be, said before it is chosen.
pub(super) fn password_hint(shell: &Shell) -> String {
    shell
        .t
        .accounts_password_hint(i32::try_from(SHORTEST).unwrap_or(10))
}

/// `GET /join`
pub async fn form(State(app): State<App>, shell: Shell) -> Answer {
    if shell.viewer.is_some() {
        return see_other(&shell.url("/learning"));
    }
    let departments = store::departments(&app.db).await?;
    page(&JoinPage {
        departments: department_choices(&departments, shell.locale, ""),
        password_hint: password_hint(&shell),
        shell,
        faults: Faults::new(),
        form: JoinForm::default(),
    })
}

/// `POST /join`
pub async fn join(
    State(app): State<App>,
    address: Address,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let form = JoinForm::read(&fields);
    let departments = store::departments(&app.db).await?;
    let parsed = form.parse(
        shell.t,
        |id| is_open(&departments, id),
        |domain| app.config.may_join(domain),
    );
    let joining = match parsed {
        Ok(joining) => joining,
        Err(faults) => {
            return again(&JoinPage {
                departments: department_choices(&departments, shell.locale, &form.department),
                password_hint: password_hint(&shell),
                shell,
                faults,
                form,
            });
        }
    };
    // Counted before the password is hashed: hashing is the costly part.
    app.limits.knock(Knock::Join, &address.key())?;
    let hash = app.passwords.hash(joining.password.clone()).await?;
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    actions::join(&mut tx, now, &joining, &hash, shell.locale, &app.config.url).await?;
    tx.commit().await?;
    remember(&session, joining.email.as_str()).await?;
    see_other(&shell.url("/join/sent"))
}

/// `GET /join/sent`: the same page whether or not the address had an account.
pub async fn sent_page(State(app): State<App>, session: Session, shell: Shell) -> Answer {
    let t = shell.t;
    let lead = match recipient(&session).await? {
        Some(email) => t.accounts_join_sent(&email),
        None => t.accounts_join_sent_somewhere(),
    };
    let again = Way {
        href: shell.url("/join"),
        label: t.accounts_join_again(),
    };
    sent(&app, shell, t.accounts_sent_title(), lead, again)
}

#[derive(Template)]
#[template(path = "accounts/confirm.html")]
struct ConfirmPage {
    shell: Shell,
    action: String,
    /// Whose account it will be: somebody else may have filled in the form.
    name: String,
    email: String,
}

/// `GET /join/{token}`: a page with one button. Mail readers follow links by themselves, so
/// following one confirms nothing.
pub async fn confirm_page(
    State(app): State<App>,
    shell: Shell,
    Path(token): Path<String>,
) -> Answer {
    let now = app.clock.now();
    let Some(account) = store::account_of_token(&app.db, now, "confirm", &token).await? else {
        return gone(shell);
    };
    page(&ConfirmPage {
        action: shell.url(&format!("/join/{token}")),
        name: name_in(shell.locale, &account.name_arabic, &account.name_latin),
        email: account.email,
        shell,
    })
}

/// `POST /join/{token}`
pub async fn confirm(
    State(app): State<App>,
    session: Session,
    shell: Shell,
    Path(token): Path<String>,
) -> Answer {
    let mut tx = app.db.write().await?;
    match actions::confirm(&mut tx, app.clock.now(), &token).await {
        Ok(_) => tx.commit().await?,
        Err(Error::Refused(_)) => return gone(shell),
        Err(error) => return Err(error),
    }
    flash(&session, true, shell.t.accounts_confirmed()).await?;
    see_other(&shell.url("/sign-in"))
}

fn gone(shell: Shell) -> Answer {
    let t = shell.t;
    let ways = vec![
        Way {
            href: shell.url("/sign-in"),
            label: t.common_nav_sign_in(),
        },
        Way {
            href: shell.url("/join"),
            label: t.common_nav_join(),
        },
    ];
    link_gone(shell, t.accounts_link_join(), ways)
}
