//! `/admin/people`: who has an account, for administrators.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;
use tower_sessions::Session;

use super::{
    Choice, Tag, day, department_choices, name_in, role_tags, roles_of, sign_in::local, state_name,
    state_tag,
};
use crate::{
    accounts::{
        account::State as Standing,
        actions,
        department::Department,
        store::{self, Listed, PeopleFilter},
        trail::role_name,
    },
    kit::{folded::fold, id::AccountId, locale::Locale},
    web::{
        error::encoded,
        form::Fields,
        guard::Administrator,
        page::{Answer, page, see_other},
        paging::Page,
        shell::{Shell, flash},
        state::App,
        viewer::Role,
    },
};

/// The search as it is in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    department: String,
    role: String,
    state: String,
    after: String,
}

impl Search {
    /// The same search from another place in the list; empty: from its start.
    fn address(&self, after: &str) -> String {
        let parts: Vec<String> = [
            ("q", self.q.as_str()),
            ("department", &self.department),
            ("role", &self.role),
            ("state", &self.state),
            ("after", after),
        ]
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
        if parts.is_empty() {
            "/admin/people".into()
        } else {
            format!("/admin/people?{}", parts.join("&"))
        }
    }

    /// Whether anything narrows the list.
    fn narrows(&self) -> bool {
        self.address("") != "/admin/people"
    }

    fn filter(&self) -> PeopleFilter {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        PeopleFilter {
            folded: fold(&self.q),
            department: some(&self.department),
            role: Role::parse(&self.role),
            state: Standing::parse(&self.state).map(|state| state.code().to_owned()),
            after: some(&self.after),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/people.html")]
struct PeoplePage {
    shell: Shell,
    q: String,
    departments: Vec<Choice>,
    roles: Vec<Choice>,
    states: Vec<Choice>,
    people: Vec<PersonRow>,
    /// The roles that may be given to those who are ticked.
    give: Vec<Choice>,
    /// This very list, to come back to.
    back: String,
    /// Addresses; empty: there is no such page.
    first: String,
    next: String,
    /// Whether the list is narrowed: an empty one then says so.
    narrowed: bool,
}

struct PersonRow {
    id: String,
    href: String,
    name: String,
    /// The name in the other script.
    other: String,
    other_lang: &'static str,
    other_dir: &'static str,
    email: String,
    department: String,
    roles: Vec<Tag>,
    seen: String,
    state: Tag,
    tick: String,
}

/// `GET /admin/people`
pub async fn list(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(search): Query<Search>,
) -> Answer {
    let t = shell.t;
    let departments = store::departments(&app.db).await?;
    let rows = store::people(&app.db, &search.filter()).await?;
    let rows = Page::from_excess(rows, |row| row.account_id.to_string());
    let names = names_of(&departments, shell.locale);
    let next = rows.next.clone();
    let role = |role: Role| Choice {
        value: role.code().to_owned(),
        label: role_name(t, role),
        selected: role.code() == search.role,
    };
    let state = |state: Standing| Choice {
        value: state.code().to_owned(),
        label: state_name(t, state),
        selected: state.code() == search.state,
    };
    let give = |role: Role| Choice {
        value: role.code().to_owned(),
        label: t.accounts_give_role(role_name(t, role)),
        selected: false,
    };
    page(&PeoplePage {
        departments: department_choices(&departments, shell.locale, &search.department),
        roles: Role::ALL.map(role).into(),
        states: Standing::ALL.map(state).into(),
        people: rows.map(|row| person_row(&shell, &names, row)).rows,
        give: Role::ALL.map(give).into(),
        back: search.address(&search.after),
        first: if search.after.is_empty() {
            String::new()
        } else {
            shell.url(&search.address(""))
        },
        next: next.map_or_else(String::new, |id| shell.url(&search.address(&id))),
        narrowed: search.narrows(),
        q: search.q,
        shell,
    })
}

/// The name of each department in a language.
fn names_of(departments: &[Department], locale: Locale) -> HashMap<&str, &str> {
    departments
        .iter()
        .map(|d| (d.department_id.as_str(), d.name(locale)))
        .collect()
}

fn person_row(shell: &Shell, departments: &HashMap<&str, &str>, row: Listed) -> PersonRow {
    let t = shell.t;
    let department = row.department_id.as_ref();
    let department = department.and_then(|id| departments.get(id.as_str()));
    let other = other_script(shell.locale);
    let name = name_in(shell.locale, &row.name_arabic, &row.name_latin);
    PersonRow {
        href: shell.url(&format!("/admin/people/{}", row.account_id)),
        id: row.account_id.to_string(),
        tick: t.accounts_tick(&name),
        name,
        other: name_in(other, &row.name_arabic, &row.name_latin),
        other_lang: other.code(),
        other_dir: other.dir(),
        email: row.email,
        department: department.map_or_else(|| t.accounts_no_department(), |d| (*d).to_owned()),
        roles: role_tags(t, &roles_of(row.roles.as_deref())),
        seen: day(shell, row.seen_at),
        state: state_tag(t, Standing::of(row.confirmed_at, row.locked_at)),
    }
}

/// A language of the other script: Latin for a page in Arabic, Arabic for the others.
pub(super) fn other_script(locale: Locale) -> Locale {
    match locale {
        Locale::Ar => Locale::Fr,
        Locale::Fr | Locale::En => Locale::Ar,
    }
}

/// `POST /admin/people/roles`: a role for everybody who is ticked.
pub async fn give_role(
    State(app): State<App>,
    Administrator(me): Administrator,
    session: Session,
    shell: Shell,
    fields: Fields,
) -> Answer {
    let t = shell.t;
    let back = local(fields.raw("back"));
    let back = if back.is_empty() {
        "/admin/people".into()
    } else {
        back
    };
    let people: Vec<AccountId> = fields.all("id").into_iter().map(AccountId::from).collect();
    let role = Role::parse(fields.raw("role"));
    let Some(role) = role.filter(|_| !people.is_empty()) else {
        flash(&session, false, t.accounts_nobody_ticked()).await?;
        return see_other(&shell.url(&back));
    };
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let given = actions::give_role_to_all(&mut tx, now, &me.account_id, &people, role).await?;
    tx.commit().await?;
    let given = i32::try_from(given).unwrap_or(i32::MAX);
    let told = t.accounts_role_given_to(given, role_name(t, role));
    flash(&session, true, told).await?;
    see_other(&shell.url(&back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_survives_its_address_and_ignores_what_it_does_not_know() {
        let search = Search {
            q: "بن & co".into(),
            role: "trainer".into(),
            state: "dancing".into(),
            ..Search::default()
        };
        let address = search.address("k1");
        assert_eq!(
            address,
            "/admin/people?q=%D8%A8%D9%86%20%26%20co&role=trainer&state=dancing&after=k1"
        );
        assert!(search.narrows() && !Search::default().narrows());
        let filter = search.filter();
        assert_eq!(filter.role, Some(Role::Trainer));
        assert!(filter.state.is_none() && filter.department.is_none());
        assert_eq!(filter.folded, fold("بن co"));
    }
}
