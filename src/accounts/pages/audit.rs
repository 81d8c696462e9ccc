//! `/admin/audit`: every administrative act, newest first.

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use super::name_in;
use crate::{
    accounts::{
        store::trail::{Act, acts},
        trail::{detail_text, verb_name},
    },
    kit::locale::Locale,
    web::{
        guard::Administrator,
        page::{Answer, page},
        paging::Page,
        shell::Shell,
        state::App,
    },
};

/// One act, as a row reads.
pub(super) struct ActRow {
    pub(super) when: String,
    pub(super) actor: String,
    pub(super) verb: String,
    /// What it touched; a name, or kind and identifier.
    pub(super) object: String,
    /// The object's own page; empty: it has none here.
    pub(super) href: String,
    pub(super) detail: String,
}

impl ActRow {
    pub(super) fn of(shell: &Shell, act: Act) -> Self {
        let t = shell.t;
        let actor = act.actor_arabic.zip(act.actor_latin);
        let name = match shell.locale {
            Locale::Ar => act.object_ar,
            Locale::Fr => act.object_fr,
            Locale::En => act.object_en,
        };
        let href = match act.object_kind.as_str() {
            "account" => shell.url(&format!("/admin/people/{}", act.object_id)),
            "department" => shell.url(&format!("/admin/departments/{}", act.object_id)),
            "cohort" => shell.url(&format!("/admin/cohorts/{}", act.object_id)),
            _ => String::new(),
        };
        Self {
            when: shell.moment(&act.at),
            actor: actor.map_or_else(
                || t.accounts_act_by_machine(),
                |(arabic, latin)| name_in(shell.locale, &arabic, &latin),
            ),
            verb: verb_name(t, &act.verb),
            object: name.unwrap_or_else(|| format!("{} {}", act.object_kind, act.object_id)),
            href,
            detail: detail_text(t, shell.locale, &act.verb, &act.detail),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/audit.html")]
struct AuditPage {
    shell: Shell,
    acts: Vec<ActRow>,
    /// Addresses; empty: there is no such page.
    first: String,
    next: String,
}

/// The last act of the page before.
#[derive(Default, Deserialize)]
pub struct After {
    after: Option<String>,
}

/// `GET /admin/audit`
pub async fn list(
    State(app): State<App>,
    _: Administrator,
    shell: Shell,
    Query(After { after }): Query<After>,
) -> Answer {
    let rows = acts(&app.db, after.as_deref()).await?;
    let rows = Page::from_excess(rows, |act| act.audit_id.clone());
    let next = rows.next.clone();
    page(&AuditPage {
        acts: rows.map(|act| ActRow::of(&shell, act)).rows,
        first: after.map_or_else(String::new, |_| shell.url("/admin/audit")),
        next: next.map_or_else(String::new, |id| {
            shell.url(&format!("/admin/audit?after={id}"))
        }),
        shell,
    })
}
