//! `/admin/people/{account}`: one person, their roles, their lock, their trail.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use tower_sessions::Session;

use super::{
    Tag, audit::ActRow, day, name_in, people::other_script, role_tags, roles_of, state_tag,
};
use crate::{
    accounts::{
        account::State as Standing,
        actions,
        store::{self, Person, trail::acts_on_account},
        trail::role_name,
    },
    kit::{error::Error, id::AccountId, words::Words},
    web::{
        form::Fields,
        guard::Administrator,
        page::{Answer, page, see_other, with_status},
        shell::{Flash, Shell, flash},
        state::App,
        viewer::Role,
    },
};

/// How many acts the page of a person shows.
const ACTS_SHOWN: i64 = 50;

#[derive(Template)]
#[template(path = "accounts/person.html")]
struct PersonPage {
    shell: Shell,
    name: String,
    other: String,
    other_lang: &'static str,
    other_dir: &'static str,
    tags: Vec<Tag>,
    /// Label, value; the value is shown as it is, whatever its direction.
    facts: Vec<(String, String)>,
    roles_action: String,
    roles: Vec<RoleLine>,
    lock_action: String,
    locked: bool,
    /// Nobody locks themselves out.
    myself: bool,
    lock_question: String,
    acts: Vec<ActRow>,
}

/// A role that may be given or taken with one button.
struct RoleLine {
    code: &'static str,
    name: String,
    /// What whoever has the role may do.
    meaning: String,
    held: bool,
    button: String,
    /// `yes` gives it, `no` takes it.
    given: &'static str,
}

fn role_line(t: &Words, role: Role, held: bool) -> RoleLine {
    let name = role_name(t, role);
    RoleLine {
        code: role.code(),
        meaning: match role {
            Role::Trainer => t.accounts_role_trainer_meaning(),
            Role::Administrator => t.accounts_role_administrator_meaning(),
            Role::FocalPoint => t.accounts_role_focal_point_meaning(),
        },
        held,
        button: if held {
            t.accounts_role_take()
        } else {
            t.accounts_role_give()
        },
        given: if held { "no" } else { "yes" },
        name,
    }
}

/// `GET /admin/people/{account}`
pub async fn show(
    State(app): State<App>,
    Administrator(me): Administrator,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    page(&lay_out(&app, shell, &me.account_id, &AccountId::from(id)).await?)
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    me: &AccountId,
    id: &AccountId,
) -> Result<PersonPage, Error> {
    let person = find(app, id).await?;
    let departments = store::departments(&app.db).await?;
    let department = departments
        .iter()
        .find(|d| Some(&d.department_id) == person.department_id.as_ref());
    let acts = acts_on_account(&app.db, id, ACTS_SHOWN).await?;
    let t = shell.t;
    let here = format!("/admin/people/{id}");
    shell.path.clone_from(&here);
    let other = other_script(shell.locale);
    let roles = roles_of(person.roles.as_deref());
    let mut tags = vec![state_tag(
        t,
        Standing::of(person.confirmed_at, person.locked_at),
    )];
    tags.extend(role_tags(t, &roles));
    let mut facts = vec![
        (t.accounts_email(), person.email.clone()),
        (
            t.accounts_department(),
            department.map_or_else(
                || t.accounts_no_department(),
                |d| d.name(shell.locale).to_owned(),
            ),
        ),
        (t.accounts_language(), person.locale.0.own_name().to_owned()),
        (t.accounts_joined_on(), shell.moment(&person.created_at)),
        (
            t.accounts_confirmed_on(),
            person
                .confirmed_at
                .map_or_else(|| t.accounts_never(), |at| shell.moment(&at)),
        ),
        (t.accounts_seen_on(), day(&shell, person.seen_at)),
    ];
    if let Some(at) = person.locked_at {
        facts.push((t.accounts_locked_on(), shell.moment(&at)));
    }
    let name = name_in(shell.locale, &person.name_arabic, &person.name_latin);
    Ok(PersonPage {
        other: name_in(other, &person.name_arabic, &person.name_latin),
        other_lang: other.code(),
        other_dir: other.dir(),
        tags,
        facts,
        roles_action: shell.url(&format!("{here}/roles")),
        roles: Role::ALL
            .map(|role| role_line(t, role, roles.contains(&role)))
            .into(),
        lock_action: shell.url(&format!("{here}/lock")),
        locked: person.locked_at.is_some(),
        myself: me == id,
        lock_question: t.accounts_lock_question(&name),
        acts: acts
            .into_iter()
            .map(|act| ActRow::of(&shell, act))
            .collect(),
        name,
        shell,
    })
}

async fn find(app: &App, id: &AccountId) -> Result<Person, Error> {
    store::person(&app.db, id).await?.ok_or(Error::NotFound)
}

/// The page of the person again, under the sentence of the refusal.
async fn refused(
    app: &App,
    mut shell: Shell,
    me: &AccountId,
    id: &AccountId,
    sentence: String,
) -> Answer {
    shell.flash = Some(Flash {
        good: false,
        sentence,
    });
    let page = lay_out(app, shell, me, id).await?;
    with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /admin/people/{account}/roles`
pub async fn set_role(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id = AccountId::from(id);
    let person = find(&app, &id).await?;
    let role = Role::parse(fields.raw("role")).ok_or(Error::NotFound)?;
    let given = fields.raw("given") == "yes";
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let changed = actions::set_role(&mut tx, now, &me.account_id, &id, role, given).await;
    match changed {
        Ok(_) => tx.commit().await?,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let sentence = refusal.sentence(shell.t);
            return refused(&app, shell, &me.account_id, &id, sentence).await;
        }
        Err(error) => return Err(error),
    }
    let t = shell.t;
    let name = name_in(shell.locale, &person.name_arabic, &person.name_latin);
    let told = if given {
        t.accounts_role_is_given(role_name(t, role), name)
    } else {
        t.accounts_role_is_taken(role_name(t, role), name)
    };
    flash(&session, true, told).await?;
    see_other(&shell.url(&format!("/admin/people/{id}")))
}

#[derive(Template)]
#[template(path = "accounts/lock.html")]
struct LockPage {
    shell: Shell,
    question: String,
    action: String,
    back: String,
}

/// `GET /admin/people/{account}/lock`: the question, for browsers without script.
pub async fn ask_to_lock(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let person = find(&app, &AccountId::from(id)).await?;
    let back = format!("/admin/people/{}", person.account_id);
    let name = name_in(shell.locale, &person.name_arabic, &person.name_latin);
    page(&LockPage {
        question: shell.t.accounts_lock_question(&name),
        action: shell.url(&format!("{back}/lock")),
        back: shell.url(&back),
        shell,
    })
}

/// `POST /admin/people/{account}/lock`: `locked=yes` closes the account, once confirmed; `locked=no`
/// opens it again.
pub async fn set_lock(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id = AccountId::from(id);
    let person = find(&app, &id).await?;
    let here = format!("/admin/people/{id}");
    let locked = fields.raw("locked") == "yes";
    if locked && fields.raw("confirmed") != "yes" {
        return see_other(&shell.url(&format!("{here}/lock")));
    }
    let mut tx = app.db.write().await?;
    let changed = actions::set_lock(&mut tx, app.clock.now(), &me.account_id, &id, locked).await;
    match changed {
        Ok(_) => tx.commit().await?,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let sentence = refusal.sentence(shell.t);
            return refused(&app, shell, &me.account_id, &id, sentence).await;
        }
        Err(error) => return Err(error),
    }
    let name = name_in(shell.locale, &person.name_arabic, &person.name_latin);
    let told = if locked {
        shell.t.accounts_is_locked(&name)
    } else {
        shell.t.accounts_is_unlocked(&name)
    };
    flash(&session, true, told).await?;
    see_other(&shell.url(&here))
}
