//! `/admin/departments`: the tree of departments, for administrators.

use askama::Template;
use axum::extract::{Path, State};
use tower_sessions::Session;

use super::{Choice, Tag, indent};
use crate::{
    accounts::{
        actions::departments,
        department::{Department, DepartmentForm, tree},
        store,
    },
    kit::{error::Error, id::DepartmentId, locale::Locale},
    web::{
        form::{Faults, Fields},
        guard::Administrator,
        page::{Answer, again, page, see_other},
        shell::{Shell, flash},
        state::App,
    },
};

#[derive(Template)]
#[template(path = "accounts/departments.html")]
struct DepartmentsPage {
    shell: Shell,
    faults: Faults,
    form: DepartmentForm,
    parents: Vec<Choice>,
    departments: Vec<DepartmentRow>,
}

struct DepartmentRow {
    href: String,
    /// Blanks that show how deep it stands.
    indent: String,
    name: String,
    /// What it belongs to; a dash at the top.
    parent: String,
    state: Tag,
    action: String,
    /// `yes` closes it, `no` opens it again.
    close: &'static str,
    button: String,
}

/// Where a department may be put: at the top, or under any other. One that would close a circle is
/// offered too, so that the refusal can say why.
fn parent_choices(all: &[Department], locale: Locale, chosen: &str) -> Vec<Choice> {
    let placed = tree(all, locale).into_iter();
    placed
        .map(|placed| Choice {
            selected: placed.id == chosen,
            label: format!("{}{}", indent(placed.depth), placed.name),
            value: placed.id,
        })
        .collect()
}

async fn lay_out(
    app: &App,
    mut shell: Shell,
    form: DepartmentForm,
    faults: Faults,
) -> Result<DepartmentsPage, Error> {
    let all = store::departments(&app.db).await?;
    let t = shell.t;
    let parent_of = |id: &str| {
        let here = all.iter().find(|d| d.department_id.as_str() == id)?;
        let parent = all
            .iter()
            .find(|d| Some(&d.department_id) == here.parent_id.as_ref())?;
        Some(parent.name(shell.locale).to_owned())
    };
    let rows = tree(&all, shell.locale)
        .into_iter()
        .map(|placed| DepartmentRow {
            href: shell.url(&format!("/admin/departments/{}", placed.id)),
            action: shell.url(&format!("/admin/departments/{}/closing", placed.id)),
            indent: indent(placed.depth),
            parent: parent_of(&placed.id).unwrap_or_else(|| "—".into()),
            state: if placed.closed {
                Tag {
                    class: "",
                    word: t.accounts_department_closed(),
                }
            } else {
                Tag {
                    class: "tag--ok",
                    word: t.accounts_department_open(),
                }
            },
            close: if placed.closed { "no" } else { "yes" },
            button: if placed.closed {
                t.accounts_department_reopen()
            } else {
                t.accounts_department_close()
            },
            name: placed.name,
        })
        .collect();
    shell.path = "/admin/departments".into();
    Ok(DepartmentsPage {
        parents: parent_choices(&all, shell.locale, &form.parent),
        departments: rows,
        shell,
        faults,
        form,
    })
}

/// `GET /admin/departments`
pub async fn list(State(app): State<App>, _: Administrator, shell: Shell) -> Answer {
    page(&lay_out(&app, shell, DepartmentForm::default(), Faults::new()).await?)
}

/// `POST /admin/departments`
pub async fn add(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let form = DepartmentForm::read(&fields);
    let all = store::departments(&app.db).await?;
    let named = match form.parse(shell.t, &all, None) {
        Ok(named) => named,
        Err(faults) => return again(&lay_out(&app, shell, form, faults).await?),
    };
    let mut tx = app.db.write().await?;
    match departments::add(&mut tx, app.clock.now(), &me.account_id, &named).await {
        Ok(_) => tx.commit().await?,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let faults = Faults::one("parent", refusal.sentence(shell.t));
            return again(&lay_out(&app, shell, form, faults).await?);
        }
        Err(error) => return Err(error),
    }
    flash(&session, true, shell.t.accounts_department_added()).await?;
    see_other(&shell.url("/admin/departments"))
}

#[derive(Template)]
#[template(path = "accounts/department.html")]
struct DepartmentPage {
    shell: Shell,
    faults: Faults,
    name: String,
    action: String,
    form: DepartmentForm,
    parents: Vec<Choice>,
}

impl DepartmentPage {
    fn of(
        shell: Shell,
        all: &[Department],
        department: &Department,
        form: DepartmentForm,
        faults: Faults,
    ) -> Self {
        Self {
            name: department.name(shell.locale).to_owned(),
            action: shell.url(&format!("/admin/departments/{}", department.department_id)),
            parents: parent_choices(all, shell.locale, &form.parent),
            shell,
            faults,
            form,
        }
    }
}

fn find<'a>(all: &'a [Department], id: &str) -> Result<&'a Department, Error> {
    let found = all.iter().find(|d| d.department_id.as_str() == id);
    found.ok_or(Error::NotFound)
}

/// `GET /admin/departments/{department}`
pub async fn show(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Path(id): Path<String>,
) -> Answer {
    let all = store::departments(&app.db).await?;
    let department = find(&all, &id)?;
    let form = DepartmentForm::of(department);
    page(&DepartmentPage::of(
        shell,
        &all,
        department,
        form,
        Faults::new(),
    ))
}

/// `POST /admin/departments/{department}`
pub async fn change(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let all = store::departments(&app.db).await?;
    let department = find(&all, &id)?;
    let id = &department.department_id;
    let form = DepartmentForm::read(&fields);
    let named = match form.parse(shell.t, &all, Some(id)) {
        Ok(named) => named,
        Err(faults) => {
            return again(&DepartmentPage::of(shell, &all, department, form, faults));
        }
    };
    let mut tx = app.db.write().await?;
    match departments::change(&mut tx, app.clock.now(), &me.account_id, id, &named).await {
        Ok(_) => tx.commit().await?,
        // Somebody moved another department meanwhile.
        Err(Error::Refused(refusal)) => {
            let faults = Faults::one("parent", refusal.sentence(shell.t));
            return again(&DepartmentPage::of(shell, &all, department, form, faults));
        }
        Err(error) => return Err(error),
    }
    flash(&session, true, shell.t.accounts_department_saved()).await?;
    see_other(&shell.url("/admin/departments"))
}

/// `POST /admin/departments/{department}/closing`: `closed=yes` or `closed=no`.
pub async fn set_closed(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let closed = fields.raw("closed") == "yes";
    let id = DepartmentId::from(id);
    let mut tx = app.db.write().await?;
    departments::set_closed(&mut tx, app.clock.now(), &me.account_id, &id, closed).await?;
    tx.commit().await?;
    let t = shell.t;
    let told = if closed {
        t.accounts_department_is_closed()
    } else {
        t.accounts_department_is_open()
    };
    flash(&session, true, told).await?;
    see_other(&shell.url("/admin/departments"))
}
