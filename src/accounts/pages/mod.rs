//! Pages of accounts.

pub mod audit;
pub mod departments;
pub mod first;
pub mod join;
pub mod notices;
pub mod people;
pub mod person;
pub mod profile;
pub mod recover;
pub mod sign_in;

use crate::{
    accounts::{
        account::State,
        department::{Department, tree},
        trail::role_name,
    },
    kit::{locale::Locale, time::Timestamp, words::Words},
    web::{shell::Shell, viewer::Role},
};

/// One choice of a list.
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

/// A state in a word.
struct Tag {
    /// The class that colours it; empty: plain.
    class: &'static str,
    word: String,
}

/// The departments that may be chosen, each under its own, and the chosen one even when it is
/// closed by now.
fn department_choices(all: &[Department], locale: Locale, chosen: &str) -> Vec<Choice> {
    let offered = tree(all, locale).into_iter();
    offered
        .filter(|placed| !placed.closed || placed.id == chosen)
        .map(|placed| Choice {
            selected: placed.id == chosen,
            label: format!("{}{}", indent(placed.depth), placed.name),
            value: placed.id,
        })
        .collect()
}

/// Blanks before a name that stands so deep in the tree: an option of a list knows no margin.
fn indent(depth: usize) -> String {
    "\u{2003}".repeat(depth)
}

/// The languages, by their own names.
fn language_choices(chosen: &str) -> Vec<Choice> {
    let choice = |locale: Locale| Choice {
        value: locale.code().to_owned(),
        label: locale.own_name().to_owned(),
        selected: locale.code() == chosen,
    };
    Locale::ALL.map(choice).into()
}

/// The roles that a person has, as tags; everybody is an officer, which is said only of those who
/// are nothing else.
fn role_tags(t: &Words, roles: &[Role]) -> Vec<Tag> {
    if roles.is_empty() {
        let word = t.accounts_role_officer();
        return vec![Tag { class: "", word }];
    }
    let tag = |role: &Role| Tag {
        class: match role {
            Role::Trainer => "tag--info",
            Role::Administrator => "tag--terra",
            Role::FocalPoint => "tag--warn",
        },
        word: role_name(t, *role),
    };
    roles.iter().map(tag).collect()
}

/// The roles of a row, in the order of [`Role::ALL`].
fn roles_of(stored: Option<&str>) -> Vec<Role> {
    let stored: Vec<&str> = stored.unwrap_or("").split(',').collect();
    let held = |role: &Role| stored.contains(&role.code());
    Role::ALL.into_iter().filter(held).collect()
}

fn state_name(t: &Words, state: State) -> String {
    match state {
        State::Active => t.accounts_state_active(),
        State::Unconfirmed => t.accounts_state_unconfirmed(),
        State::Locked => t.accounts_state_locked(),
    }
}

fn state_tag(t: &Words, state: State) -> Tag {
    Tag {
        class: match state {
            State::Active => "tag--ok",
            State::Unconfirmed => "tag--warn",
            State::Locked => "tag--bad",
        },
        word: state_name(t, state),
    }
}

/// `today`, `yesterday`, a day of this year, or a whole date; «not yet» for never.
fn day(shell: &Shell, at: Option<Timestamp>) -> String {
    let Some(at) = at else {
        return shell.t.accounts_never();
    };
    let (day, today) = (at.local().date(), shell.now.local().date());
    if day == today {
        shell.t.accounts_today()
    } else if day.tomorrow().is_ok_and(|next| next == today) {
        shell.t.accounts_yesterday()
    } else if day.year() == today.year() {
        shell.speech.short_date(at)
    } else {
        shell.date(&at)
    }
}

/// A name in the script of a language, from its two writings.
fn name_in(locale: Locale, arabic: &str, latin: &str) -> String {
    match locale {
        Locale::Ar => arabic.to_owned(),
        Locale::Fr | Locale::En => latin.to_owned(),
    }
}
