//! `/first/{token}`: the one-time link of the first administrator.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{
    Choice, department_choices,
    join::password_hint,
    notices::{Way, link_gone},
    sign_in::open_session,
};
use crate::{
    accounts::{
        account::JoinForm,
        actions,
        department::{Department, is_open},
        store,
    },
    kit::error::Error,
    web::{
        form::{Faults, Fields},
        limit::{Address, Knock},
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "accounts/first.html")]
struct FirstPage {
    shell: Shell,
    faults: Faults,
    form: JoinForm,
    departments: Vec<Choice>,
    password_hint: String,
    action: String,
}

impl FirstPage {
    fn of(
        shell: Shell,
        token: &str,
        departments: &[Department],
        form: JoinForm,
        faults: Faults,
    ) -> Self {
        Self {
            departments: department_choices(departments, shell.locale, &form.department),
            password_hint: password_hint(&shell),
            action: shell.url(&format!("/first/{token}")),
            shell,
            faults,
            form,
        }
    }
}

/// `GET /first/{token}`
pub async fn form(State(app): State<App>, shell: Shell, Path(token): Path<String>) -> Answer {
    if !store::token_is_good(&app.db, app.clock.now(), "administrator", &token).await? {
        return gone(shell);
    }
    let departments = store::departments(&app.db).await?;
    let form = JoinForm::default();
    page(&FirstPage::of(
        shell,
        &token,
        &departments,
        form,
        Faults::new(),
    ))
}

/// `POST /first/{token}`
pub async fn join(
    State(app): State<App>,
    address: Address,
    session: Session,
    shell: Shell,
    Path(token): Path<String>,
    fields: Fields,
) -> Answer {
    let now = app.clock.now();
    if !store::token_is_good(&app.db, now, "administrator", &token).await? {
        return gone(shell);
    }
    let form = JoinForm::read(&fields);
    let departments = store::departments(&app.db).await?;
    // Whoever holds the link owns the machine: any domain may join.
    let joining = match form.parse(shell.t, |id| is_open(&departments, id), |_| true) {
        Ok(joining) => joining,
        Err(faults) => {
            return again(&FirstPage::of(shell, &token, &departments, form, faults));
        }
    };
    app.limits.knock(Knock::Join, &address.key())?;
    let hash = app.passwords.hash(joining.password.clone()).await?;
    let mut tx = app.db.write().await?;
    let joined =
        actions::join_as_administrator(&mut tx, now, &token, &joining, &hash, shell.locale).await;
    let id = match joined {
        Ok(id) => id,
        Err(Error::Refused(_)) => return gone(shell),
        Err(error) => return Err(error),
    };
    tx.commit().await?;
    open_session(&session, &app, &id).await?;
    flash(&session, true, shell.t.accounts_first_done()).await?;
    see_other(&shell.url("/admin/people"))
}

fn gone(shell: Shell) -> Answer {
    let t = shell.t;
    let ways = vec![Way {
        href: shell.url("/sign-in"),
        label: t.common_nav_sign_in(),
    }];
    link_gone(shell, t.accounts_link_first(), ways)
}
