//! SQL of the audit trail. Rows are only ever inserted.

use crate::{
    kit::{
        db::{Db, Result, Tx},
        id::AccountId,
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

/// Records an administrative act, in its transaction.
pub async fn audit(
    tx: &mut Tx,
    now: Timestamp,
    actor: Option<&AccountId>,
    verb: &str,
    object: (&str, &str),
    detail: &serde_json::Value,
) -> Result<()> {
    sql!(
        "insert into audit (audit_id, at, actor_id, verb, object_kind, object_id, detail)
         values ($1, $2, $3, $4, $5, $6, $7)",
        crate::kit::id::fresh(),
        now,
        actor.map(AccountId::as_str),
        verb,
        object.0,
        object.1,
        detail.to_string()
    )
    .run(tx)
    .await
    .map(drop)
}

/// Whether somebody did this to this object since a moment.
pub async fn has_done(
    db: &Db,
    actor: &AccountId,
    verb: &str,
    object: (&str, &str),
    since: Timestamp,
) -> Result<bool> {
    let found: Option<(i64,)> = sql!(
        "select cast(1 as bigint) from audit
         where object_kind = $1 and object_id = $2 and at >= $3 and actor_id = $4 and verb = $5
         limit 1",
        object.0,
        object.1,
        since,
        actor,
        verb
    )
    .optional(db)
    .await?;
    Ok(found.is_some())
}

/// An administrative act, with the names of who did it and of what it touched.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Act {
    pub audit_id: String,
    pub at: Timestamp,
    pub verb: String,
    pub object_kind: String,
    pub object_id: String,
    /// JSON: what changed.
    pub detail: String,
    pub actor_arabic: Option<String>,
    pub actor_latin: Option<String>,
    /// The object's name in each language, when it is a person, a department or
    /// a cohort.
    pub object_ar: Option<String>,
    pub object_fr: Option<String>,
    pub object_en: Option<String>,
}

/// A page of the trail, newest first, and one row more. `after` is the last act of the page before.
pub async fn acts(db: &Db, after: Option<&str>) -> Result<Vec<Act>> {
    sql!(
        "select u.audit_id, u.at, u.verb, u.object_kind, u.object_id, u.detail,
                a.name_arabic as actor_arabic, a.name_latin as actor_latin,
                coalesce(o.name_arabic, d.name_ar, k.name) as object_ar,
                coalesce(o.name_latin, d.name_fr, k.name) as object_fr,
                coalesce(o.name_latin, d.name_en, k.name) as object_en
         from audit u
         left join account a on a.account_id = u.actor_id
         left join account o on u.object_kind = 'account' and o.account_id = u.object_id
         left join department d on u.object_kind = 'department' and d.department_id = u.object_id
         left join cohort k on u.object_kind = 'cohort' and k.cohort_id = u.object_id
         where (cast($1 as text) is null or u.audit_id < $1)
         order by u.audit_id desc limit $2",
        after,
        ASK
    )
    .all(db)
    .await
}

/// The last acts on one person, newest first.
pub async fn acts_on_account(db: &Db, account: &AccountId, limit: i64) -> Result<Vec<Act>> {
    sql!(
        "select u.audit_id, u.at, u.verb, u.object_kind, u.object_id, u.detail,
                a.name_arabic as actor_arabic, a.name_latin as actor_latin,
                cast(null as text) as object_ar, cast(null as text) as object_fr,
                cast(null as text) as object_en
         from audit u
         left join account a on a.account_id = u.actor_id
         where u.object_kind = 'account' and u.object_id = $1
         order by u.at desc, u.audit_id desc limit $2",
        account,
        limit
    )
    .all(db)
    .await
}
