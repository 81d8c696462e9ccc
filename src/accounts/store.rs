//! SQL of accounts, roles, tokens and departments.

pub mod export;
pub mod trail;

pub use trail::audit;

use crate::{
    accounts::{
        account::{Account, LocaleCode},
        department::Department,
    },
    kit::{
        db::{Db, On, Result, Tx},
        id::{AccountId, DepartmentId},
        locale::Locale,
        secret::digest,
        time::Timestamp,
    },
    sql,
    web::{paging::ASK, viewer::Role},
};

/// What an insert writes.
pub struct NewAccount<'a> {
    pub email: &'a str,
    pub name_arabic: &'a str,
    pub name_latin: &'a str,
    pub department_id: Option<&'a DepartmentId>,
    pub locale: Locale,
    pub password_hash: &'a str,
    pub search: &'a str,
}

/// Inserts an account, not yet confirmed; `None` when the address has one already.
pub async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &NewAccount<'_>,
) -> Result<Option<AccountId>> {
    let id = AccountId::new();
    let inserted = sql!(
        "insert into account (account_id, email, name_arabic, name_latin, department_id, locale,
                              password_hash, search, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (email) do nothing",
        &id,
        new.email,
        new.name_arabic,
        new.name_latin,
        new.department_id.map(DepartmentId::as_str),
        new.locale.code(),
        new.password_hash,
        new.search,
        now
    )
    .run(tx)
    .await?;
    Ok((inserted == 1).then_some(id))
}

/// Joining again before confirming: the last telling counts.
pub async fn replace_unconfirmed(tx: &mut Tx, new: &NewAccount<'_>) -> Result<bool> {
    let updated = sql!(
        "update account set name_arabic = $2, name_latin = $3, department_id = $4, locale = $5,
                            password_hash = $6, search = $7
         where email = $1 and confirmed_at is null",
        new.email,
        new.name_arabic,
        new.name_latin,
        new.department_id.map(DepartmentId::as_str),
        new.locale.code(),
        new.password_hash,
        new.search
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// The account of an address.
pub async fn by_email<'a>(on: impl Into<On<'a>>, email: &str) -> Result<Option<Account>> {
    sql!(
        "select account_id, email, name_arabic, name_latin, department_id, locale, created_at,
                confirmed_at, locked_at
         from account where email = $1",
        email
    )
    .optional(on)
    .await
}

/// An account.
pub async fn by_id<'a>(on: impl Into<On<'a>>, id: &AccountId) -> Result<Option<Account>> {
    sql!(
        "select account_id, email, name_arabic, name_latin, department_id, locale, created_at,
                confirmed_at, locked_at
         from account where account_id = $1",
        id
    )
    .optional(on)
    .await
}

/// The hash of a password.
pub async fn password_hash<'a>(on: impl Into<On<'a>>, id: &AccountId) -> Result<Option<String>> {
    let row: Option<(String,)> = sql!(
        "select password_hash from account where account_id = $1",
        id
    )
    .optional(on)
    .await?;
    Ok(row.map(|(hash,)| hash))
}

/// The address is theirs; false when that was known.
pub async fn confirm(tx: &mut Tx, now: Timestamp, id: &AccountId) -> Result<bool> {
    let updated = sql!(
        "update account set confirmed_at = $2 where account_id = $1 and confirmed_at is null",
        id,
        now
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

pub async fn update_password(tx: &mut Tx, id: &AccountId, hash: &str) -> Result<()> {
    sql!(
        "update account set password_hash = $2 where account_id = $1",
        id,
        hash
    )
    .run(tx)
    .await
    .map(drop)
}

pub async fn update_profile(
    tx: &mut Tx,
    id: &AccountId,
    names: (&str, &str),
    department: Option<&DepartmentId>,
    locale: Locale,
    search: &str,
) -> Result<()> {
    sql!(
        "update account set name_arabic = $2, name_latin = $3, department_id = $4, locale = $5, search = $6
         where account_id = $1",
        id,
        names.0,
        names.1,
        department.map(DepartmentId::as_str),
        locale.code(),
        search
    )
    .run(tx)
    .await
    .map(drop)
}

pub async fn mark_seen(tx: &mut Tx, now: Timestamp, id: &AccountId) -> Result<()> {
    sql!(
        "update account set seen_at = $2 where account_id = $1",
        id,
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// Locks an account; false when it was locked.
pub async fn lock(tx: &mut Tx, now: Timestamp, id: &AccountId, by: &AccountId) -> Result<bool> {
    let updated = sql!(
        "update account set locked_at = $2, locked_by = $3 where account_id = $1 and locked_at is null",
        id,
        now,
        by
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

/// Opens a locked account; false when it was open.
pub async fn unlock(tx: &mut Tx, id: &AccountId) -> Result<bool> {
    let updated = sql!(
        "update account set locked_at = null, locked_by = null
         where account_id = $1 and locked_at is not null",
        id
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

// Roles.

/// Gives a role; false when they had it.
pub async fn give_role(
    tx: &mut Tx,
    now: Timestamp,
    id: &AccountId,
    role: Role,
    by: Option<&AccountId>,
) -> Result<bool> {
    let inserted = sql!(
        "insert into account_role (account_id, role, given_at, given_by) values ($1, $2, $3, $4)
         on conflict (account_id, role) do nothing",
        id,
        role.code(),
        now,
        by.map(AccountId::as_str)
    )
    .run(tx)
    .await?;
    Ok(inserted == 1)
}

/// Takes a role; false when they did not have it.
pub async fn take_role(tx: &mut Tx, id: &AccountId, role: Role) -> Result<bool> {
    let deleted = sql!(
        "delete from account_role where account_id = $1 and role = $2",
        id,
        role.code()
    )
    .run(tx)
    .await?;
    Ok(deleted == 1)
}

/// Holds every administrator's row until the transaction ends, so that two administrators who drop
/// each other at once do so one after the other, and the second finds nobody else left.
pub async fn hold_administrators(tx: &mut Tx) -> Result<()> {
    sql!("update account_role set given_at = given_at where role = 'administrator'")
        .run(tx)
        .await
        .map(drop)
}

/// How many people who are not locked out have a role.
pub async fn count_role<'a>(on: impl Into<On<'a>>, role: Role) -> Result<i64> {
    sql!(
        "select count(*) from account_role r join account a on a.account_id = r.account_id
         where r.role = $1 and a.locked_at is null",
        role.code()
    )
    .scalar(on)
    .await
}

// Links.

/// Remembers a link, and voids those of the same purpose before it.
pub async fn insert_token(
    tx: &mut Tx,
    now: Timestamp,
    purpose: &str,
    account: Option<&AccountId>,
    token: &str,
    lasts_ms: i64,
) -> Result<()> {
    sql!(
        "delete from token where purpose = $1 and account_id is not distinct from $2",
        purpose,
        account.map(AccountId::as_str)
    )
    .run(&mut *tx)
    .await?;
    sql!(
        "insert into token (token_hash, purpose, account_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
        digest(token.as_bytes()),
        purpose,
        account.map(AccountId::as_str),
        now,
        now.plus(lasts_ms)
    )
    .run(tx)
    .await
    .map(drop)
}

#[derive(sqlx::FromRow)]
struct TokenRow {
    account_id: Option<AccountId>,
}

/// Whether a link is good, without using it.
pub async fn token_is_good(db: &Db, now: Timestamp, purpose: &str, token: &str) -> Result<bool> {
    let found: i64 = sql!(
        "select count(*) from token
         where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3",
        digest(token.as_bytes()),
        purpose,
        now
    )
    .scalar(db)
    .await?;
    Ok(found == 1)
}

/// The account that a good link is for, without using the link.
pub async fn account_of_token(
    db: &Db,
    now: Timestamp,
    purpose: &str,
    token: &str,
) -> Result<Option<Account>> {
    sql!(
        "select a.account_id, a.email, a.name_arabic, a.name_latin, a.department_id, a.locale,
                a.created_at, a.confirmed_at, a.locked_at
         from token k join account a on a.account_id = k.account_id
         where k.token_hash = $1 and k.purpose = $2 and k.used_at is null and k.expires_at > $3",
        digest(token.as_bytes()),
        purpose,
        now
    )
    .optional(db)
    .await
}

/// Uses a link up: `None` when it is not good, else the account it is for. Two presses at once
/// use it once.
pub async fn use_token(
    tx: &mut Tx,
    now: Timestamp,
    purpose: &str,
    token: &str,
) -> Result<Option<Option<AccountId>>> {
    let row: Option<TokenRow> = sql!(
        "update token set used_at = $3
         where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
         returning account_id",
        digest(token.as_bytes()),
        purpose,
        now
    )
    .optional(tx)
    .await?;
    Ok(row.map(|row| row.account_id))
}

/// Forgets links whose time has passed.
pub async fn sweep_tokens(db: &Db, now: Timestamp) -> Result<u64> {
    sql!("delete from token where expires_at <= $1", now)
        .run(db.writer())
        .await
}

// Departments.

/// Every department, in the order of the tree's levels.
pub async fn departments<'a>(on: impl Into<On<'a>>) -> Result<Vec<Department>> {
    sql!(
        "select department_id, parent_id, name_ar, name_fr, name_en, position, closed_at
         from department order by position, department_id"
    )
    .all(on)
    .await
}

/// Holds every department until the transaction ends: two moves at once could close a circle that
/// neither of them sees.
pub async fn hold_departments(tx: &mut Tx) -> Result<()> {
    sql!("update department set position = position")
        .run(tx)
        .await
        .map(drop)
}

pub async fn insert_department(tx: &mut Tx, now: Timestamp, department: &Department) -> Result<()> {
    sql!(
        "insert into department (department_id, parent_id, name_ar, name_fr, name_en, position, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &department.department_id,
        department.parent_id.as_ref().map(DepartmentId::as_str),
        &department.name_ar,
        &department.name_fr,
        &department.name_en,
        department.position,
        now
    )
    .run(tx)
    .await
    .map(drop)
}

/// Rewrites a department; false when there is none.
pub async fn update_department(tx: &mut Tx, department: &Department) -> Result<bool> {
    let updated = sql!(
        "update department set parent_id = $2, name_ar = $3, name_fr = $4, name_en = $5, closed_at = $6
         where department_id = $1",
        &department.department_id,
        department.parent_id.as_ref().map(DepartmentId::as_str),
        &department.name_ar,
        &department.name_fr,
        &department.name_en,
        department.closed_at
    )
    .run(tx)
    .await?;
    Ok(updated == 1)
}

// People, for administrators.

/// A person in the list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    pub account_id: AccountId,
    pub email: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub department_id: Option<DepartmentId>,
    pub confirmed_at: Option<Timestamp>,
    pub locked_at: Option<Timestamp>,
    pub seen_at: Option<Timestamp>,
    pub roles: Option<String>,
}

/// What a list of people is narrowed by.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// Part of a name or address, folded; empty: any.
    pub folded: String,
    /// A department with all that is below it.
    pub department: Option<String>,
    pub role: Option<Role>,
    /// `active`, `locked`, `unconfirmed`.
    pub state: Option<String>,
    /// The last account of the page before.
    pub after: Option<String>,
}

/// A page of people, newest first, and one row more.
pub async fn people(db: &Db, filter: &PeopleFilter) -> Result<Vec<Listed>> {
    sql!(
        "select a.account_id, a.email, a.name_arabic, a.name_latin, a.department_id, a.confirmed_at,
                a.locked_at, a.seen_at,
                (select string_agg(r.role, ',') from account_role r
                  where r.account_id = a.account_id) as roles
         from account a
         where (cast($1 as text) is null or a.account_id < $1)
           and (cast($2 as text) is null or a.search like $2 escape '!')
           and (cast($3 as text) is null or a.department_id in (
                  with recursive below (department_id) as (
                    select cast($3 as text)
                    union
                    select d.department_id from department d
                    join below b on d.parent_id = b.department_id)
                  select department_id from below))
           and (cast($4 as text) is null or exists (select 1 from account_role r
                                      where r.account_id = a.account_id and r.role = $4))
           and (cast($5 as text) is null or ($5 = 'locked' and a.locked_at is not null)
                           or ($5 = 'unconfirmed' and a.confirmed_at is null)
                           or ($5 = 'active' and a.confirmed_at is not null
                                             and a.locked_at is null))
         order by a.account_id desc limit $6",
        filter.after.clone(),
        (!filter.folded.is_empty()).then(|| contains(&filter.folded)),
        filter.department.clone(),
        filter.role.map(Role::code),
        filter.state.clone(),
        ASK
    )
    .all(db)
    .await
}

/// One person, as administrators see them.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Person {
    pub account_id: AccountId,
    pub email: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub department_id: Option<DepartmentId>,
    #[sqlx(try_from = "String")]
    pub locale: LocaleCode,
    pub created_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub locked_at: Option<Timestamp>,
    pub seen_at: Option<Timestamp>,
    pub roles: Option<String>,
}

/// A person, for administrators.
pub async fn person(db: &Db, id: &AccountId) -> Result<Option<Person>> {
    sql!(
        "select a.account_id, a.email, a.name_arabic, a.name_latin, a.department_id, a.locale,
                a.created_at, a.confirmed_at, a.locked_at, a.seen_at,
                (select string_agg(r.role, ',') from account_role r
                  where r.account_id = a.account_id) as roles
         from account a where a.account_id = $1",
        id
    )
    .optional(db)
    .await
}

/// A `like` pattern for texts that hold this one.
#[must_use]
pub fn contains(folded: &str) -> String {
    let escaped = folded
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    format!("%{escaped}%")
}
