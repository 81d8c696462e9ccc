//! Sessions in the database, so that several instances share them.
//!
//! The cookie carries a random identifier; the table keeps its SHA-256, so that a stolen copy of
//! the database opens no session. Loading a session brings its person with it, in one query.
//! Saving only ever updates: a session closed meanwhile stays closed.

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    kit::{
        db::{self, Db, On},
        id::{AccountId, DepartmentId},
        locale::Locale,
        time::{Clock, DAY_MS, Timestamp},
    },
    sql,
    web::viewer::{Role, Viewer},
};

/// How long a session lasts after its last renewal.
pub const SESSION_DAYS: i64 = 14;
/// Session keys: who is signed in, the viewer that loading adds, the message of one redirect, and
/// when the cookie was last renewed.
pub const ACCOUNT: &str = "account_id";
pub const VIEWER: &str = "viewer";
pub const FLASH: &str = "flash";
pub const RENEWED: &str = "renewed";

/// The session table as a store of tower-sessions.
#[derive(Debug, Clone)]
pub struct Sessions {
    db: Db,
    clock: Clock,
}

#[derive(sqlx::FromRow)]
struct Row {
    data: String,
    expires_at: i64,
    account_id: Option<AccountId>,
    email: Option<String>,
    name_arabic: Option<String>,
    name_latin: Option<String>,
    department_id: Option<DepartmentId>,
    locale: Option<String>,
    roles: Option<String>,
}

impl Row {
    fn viewer(&self) -> Option<Viewer> {
        Some(Viewer {
            account_id: self.account_id.clone()?,
            email: self.email.clone()?,
            name_arabic: self.name_arabic.clone()?,
            name_latin: self.name_latin.clone()?,
            department_id: self.department_id.clone(),
            locale: self
                .locale
                .as_deref()
                .and_then(Locale::parse)
                .unwrap_or_default(),
            roles: self
                .roles
                .iter()
                .flat_map(|roles| roles.split(','))
                .filter_map(Role::parse)
                .collect(),
        })
    }
}

fn hashed(id: &Id) -> String {
    use std::fmt::Write as _;
    Sha256::digest(id.0.to_be_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
}

#[allow(clippy::needless_pass_by_value)] // the shape that map_err wants
fn backend(error: sqlx::Error) -> Error {
    Error::Backend(error.to_string())
}

/// What is written: everything but the viewer, which is read afresh each time.
fn kept(record: &Record) -> Result<(String, Option<String>)> {
    let mut data = record.data.clone();
    data.remove(VIEWER);
    let account = data.get(ACCOUNT).and_then(Json::as_str).map(str::to_owned);
    let data = serde_json::to_string(&data).map_err(|e| Error::Encode(e.to_string()))?;
    Ok((data, account))
}

impl Sessions {
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    /// Until when a session written now is good: by our clock, not by the one of the layer.
    fn until(&self) -> Timestamp {
        self.clock.now().plus(SESSION_DAYS * DAY_MS)
    }
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let (data, account) = kept(record)?;
        loop {
            let inserted = sql!(
                "insert into session (session_hash, account_id, data, created_at, expires_at)
                 values ($1, $2, $3, $4, $5) on conflict (session_hash) do nothing",
                hashed(&record.id),
                account.clone(),
                data.clone(),
                self.clock.now(),
                self.until()
            )
            .run(self.db.writer())
            .await
            .map_err(backend)?;
            if inserted == 1 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let (data, account) = kept(record)?;
        sql!(
            "update session set data = $2, account_id = $3, expires_at = $4 where session_hash = $1",
            hashed(&record.id),
            data,
            account,
            self.until()
        )
        .run(self.db.writer())
        .await
        .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row: Option<Row> = sql!(
            "select s.data, s.expires_at, a.account_id, a.email, a.name_arabic, a.name_latin,
                    a.department_id, a.locale,
                    (select string_agg(r.role, ',') from account_role r
                      where r.account_id = a.account_id) as roles
             from session s
             left join account a on a.account_id = s.account_id
             where s.session_hash = $1 and s.expires_at > $2
               and (s.account_id is null or a.locked_at is null)",
            hashed(id),
            self.clock.now()
        )
        .optional(&self.db)
        .await
        .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let viewer = row.viewer();
        let mut record = Record {
            id: *id,
            data: serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string()))?,
            expiry_date: OffsetDateTime::from_unix_timestamp(row.expires_at / 1000)
                .map_err(|e| Error::Decode(e.to_string()))?,
        };
        if let Some(viewer) = viewer {
            let viewer = serde_json::to_value(viewer).map_err(|e| Error::Encode(e.to_string()))?;
            record.data.insert(VIEWER.into(), viewer);
        }
        Ok(Some(record))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sql!("delete from session where session_hash = $1", hashed(id))
            .run(self.db.writer())
            .await
            .map_err(backend)?;
        Ok(())
    }
}

/// Signs a person out of every browser; answers how many sessions were closed.
pub async fn close_all<'a>(on: impl Into<On<'a>>, account: &AccountId) -> db::Result<u64> {
    sql!("delete from session where account_id = $1", account)
        .run(on)
        .await
}

/// Forgets sessions whose time has passed.
pub async fn sweep(db: &Db, now: Timestamp) -> db::Result<u64> {
    sql!("delete from session where expires_at <= $1", now)
        .run(db.writer())
        .await
}

/// Whether a session renewed at `renewed` is due for another fortnight: once a day.
#[must_use]
pub fn is_due(renewed: Timestamp, now: Timestamp) -> bool {
    now.since(renewed) > DAY_MS
}
