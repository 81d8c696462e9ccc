//! One SQL text, two native drivers: SQLite (embedded) and PostgreSQL.
//!
//! Statements are written once with `sql!`, which also registers their text so that one test can
//! prepare every one of them on both engines. Only DDL is written twice (`migrations/`).

use std::{str::FromStr as _, time::Duration};

use sqlx::{
    Arguments as _, AssertSqlSafe, Executor as _, FromRow, PgPool, Postgres, SqlSafeStr as _,
    SqlStr, Sqlite, SqlitePool, Transaction,
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow,
        SqliteSynchronous,
    },
};

/// What a store function answers.
pub type Result<T> = sqlx::Result<T>;

/// A row that both engines can decode; `#[derive(FromRow)]` gives it for free.
pub trait Record:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static
{
}
impl<T> Record for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static
{
}

/// A bound value. NULLs keep their type, or PostgreSQL caches a statement with the wrong one.
#[derive(Debug, Clone)]
pub enum Value {
    Bool(Option<bool>),
    Int(Option<i64>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
}

/// Whatever may be bound to a `$n`.
pub trait Bind {
    fn value(self) -> Value;
    fn null() -> Value;
}

macro_rules! bind {
    ($($type:ty => $arm:ident($convert:expr);)*) => {$(
        impl Bind for $type {
            fn value(self) -> Value { Value::$arm(Some($convert(self))) }
            fn null() -> Value { Value::$arm(None) }
        }
    )*};
}
bind! {
    bool => Bool(std::convert::identity);
    i64 => Int(std::convert::identity);
    u32 => Int(i64::from);
    String => Text(std::convert::identity);
    &str => Text(str::to_owned);
    &String => Text(String::clone);
    Vec<u8> => Blob(std::convert::identity);
    &[u8] => Blob(<[u8]>::to_vec);
}
impl<T: Bind> Bind for Option<T> {
    fn value(self) -> Value {
        self.map_or_else(T::null, T::value)
    }
    fn null() -> Value {
        T::null()
    }
}

macro_rules! arguments {
    ($name:ident, $type:ty) => {
        fn $name(values: Vec<Value>) -> $type {
            let mut arguments = <$type>::default();
            for value in values {
                match value {
                    Value::Bool(x) => arguments.add(x),
                    Value::Int(x) => arguments.add(x),
                    Value::Text(x) => arguments.add(x),
                    Value::Blob(x) => arguments.add(x),
                }
                .expect("plain values always encode");
            }
            arguments
        }
    };
}
arguments!(sqlite_arguments, SqliteArguments);
arguments!(postgres_arguments, PgArguments);

/// Where a statement runs: `&db` reads, `&mut tx` reads and writes.
pub enum On<'a> {
    SqlitePool(&'a SqlitePool),
    PostgresPool(&'a PgPool),
    SqliteTx(&'a mut Transaction<'static, Sqlite>),
    PostgresTx(&'a mut Transaction<'static, Postgres>),
}

impl<'a> From<&'a Db> for On<'a> {
    fn from(db: &'a Db) -> Self {
        match db {
            Db::Sqlite { read, .. } => On::SqlitePool(read),
            Db::Postgres(pool) => On::PostgresPool(pool),
        }
    }
}

/// The connection that may write, outside a transaction: one statement, committed at once.
pub struct Writer<'a>(&'a Db);
impl<'a> From<Writer<'a>> for On<'a> {
    fn from(writer: Writer<'a>) -> Self {
        match writer.0 {
            Db::Sqlite { write, .. } => On::SqlitePool(write),
            Db::Postgres(pool) => On::PostgresPool(pool),
        }
    }
}
impl<'a> From<&'a mut Tx> for On<'a> {
    fn from(tx: &'a mut Tx) -> Self {
        match tx {
            Tx::Sqlite(tx) => On::SqliteTx(tx),
            Tx::Postgres(tx) => On::PostgresTx(tx),
        }
    }
}

/// A statement and what is bound to it.
pub struct Stmt {
    sql: SqlStr,
    values: Vec<Value>,
}

/// Starts a statement; `sql!` is the usual way in.
#[must_use]
pub fn sql(text: &'static str) -> Stmt {
    Stmt {
        sql: text.into_sql_str(),
        values: Vec::new(),
    }
}

/// The one place where the two drivers meet.
macro_rules! run {
    ($self:ident, $on:expr, $query:ident, $fetch:ident) => {
        match $on.into() {
            On::SqlitePool(c) => sqlx::$query($self.sql, sqlite_arguments($self.values))
                .$fetch(c)
                .await?
                .into(),
            On::PostgresPool(c) => sqlx::$query($self.sql, postgres_arguments($self.values))
                .$fetch(c)
                .await?
                .into(),
            On::SqliteTx(c) => sqlx::$query($self.sql, sqlite_arguments($self.values))
                .$fetch(&mut **c)
                .await?
                .into(),
            On::PostgresTx(c) => sqlx::$query($self.sql, postgres_arguments($self.values))
                .$fetch(&mut **c)
                .await?
                .into(),
        }
    };
}

struct Affected(u64);
impl From<sqlx::sqlite::SqliteQueryResult> for Affected {
    fn from(result: sqlx::sqlite::SqliteQueryResult) -> Self {
        Self(result.rows_affected())
    }
}
impl From<sqlx::postgres::PgQueryResult> for Affected {
    fn from(result: sqlx::postgres::PgQueryResult) -> Self {
        Self(result.rows_affected())
    }
}

impl Stmt {
    #[must_use]
    pub fn bind(mut self, value: impl Bind) -> Self {
        self.values.push(value.value());
        self
    }

    /// Every row.
    pub async fn all<'a, T: Record>(self, on: impl Into<On<'a>>) -> Result<Vec<T>> {
        Ok(run!(self, on, query_as_with, fetch_all))
    }

    /// The first row, if there is one.
    pub async fn optional<'a, T: Record>(self, on: impl Into<On<'a>>) -> Result<Option<T>> {
        Ok(run!(self, on, query_as_with, fetch_optional))
    }

    /// The first row, which must be there.
    pub async fn one<'a, T: Record>(self, on: impl Into<On<'a>>) -> Result<T> {
        self.optional(on).await?.ok_or(sqlx::Error::RowNotFound)
    }

    /// The single column of the first row.
    pub async fn scalar<'a, T>(self, on: impl Into<On<'a>>) -> Result<T>
    where
        (T,): Record,
    {
        Ok(self.one::<(T,)>(on).await?.0)
    }

    /// Runs for effect; answers how many rows it touched.
    pub async fn run<'a>(self, on: impl Into<On<'a>>) -> Result<u64> {
        let affected: Affected = run!(self, on, query_with, execute);
        Ok(affected.0)
    }
}

/// An open database. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Db {
    /// One writer and several readers: SQLite has a single write lock, and queueing for it in the
    /// pool is fairer than colliding on it.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
    },
    Postgres(PgPool),
}

/// An open write transaction; dropped without `commit`, it leaves no trace.
pub enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `sqlite:PATH` (created when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the address has another scheme or the server does not answer within five seconds.
    pub async fn connect(url: &str) -> anyhow::Result<Self> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => {
                let options = SqliteConnectOptions::from_str(url)?
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    // FULL: an answer acknowledged to a person survives a power cut.
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(5))
                    .pragma("cache_size", "-16000")
                    .pragma("mmap_size", "268435456")
                    .pragma("temp_store", "memory");
                let write = SqlitePoolOptions::new()
                    .max_connections(1)
                    .idle_timeout(None)
                    .max_lifetime(None)
                    .test_before_acquire(false)
                    .connect_with(options.clone().optimize_on_close(true, 400))
                    .await?;
                let read = SqlitePoolOptions::new()
                    .max_connections(4)
                    .idle_timeout(None)
                    .max_lifetime(None)
                    .test_before_acquire(false)
                    .connect_with(options.pragma("query_only", "ON"))
                    .await?;
                Ok(Self::Sqlite { read, write })
            }
            Some("postgres" | "postgresql") => {
                let pool = PgPoolOptions::new()
                    .max_connections(16)
                    .acquire_timeout(Duration::from_secs(5))
                    .connect_with(PgConnectOptions::from_str(url)?)
                    .await?;
                Ok(Self::Postgres(pool))
            }
            _ => anyhow::bail!("DATABASE_URL must start with sqlite: or postgres:"),
        }
    }

    /// For a single statement that needs no transaction around it.
    #[must_use]
    pub fn writer(&self) -> Writer<'_> {
        Writer(self)
    }

    /// Opens a write transaction. IMMEDIATE on SQLite: it waits for the lock at its start, and so
    /// never fails half way because somebody else wrote meanwhile.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Brings the schema up to date. Several processes may call it at once.
    pub async fn migrate(&self) -> std::result::Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite { write, .. } => {
                // SQLite has no lock around migrations: when another process was applying them at
                // the same moment, the second look finds them done.
                let migrations = sqlx::migrate!("migrations/sqlite");
                for _ in 0..20 {
                    if migrations.run(write).await.is_ok() {
                        return Ok(());
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                migrations.run(write).await
            }
            Self::Postgres(pool) => sqlx::migrate!("migrations/postgres").run(pool).await,
        }
    }

    /// Asks the engine whether it understands a statement, without running it.
    pub async fn prepare(&self, text: &str) -> Result<()> {
        let text = AssertSqlSafe(text.to_owned()).into_sql_str();
        match self {
            Self::Sqlite { write, .. } => write.acquire().await?.prepare(text).await.map(drop),
            Self::Postgres(pool) => pool.acquire().await?.prepare(text).await.map(drop),
        }
    }

    /// Waits for running statements and closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes everything written in this transaction last.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }
}

/// Every statement of the program: file, line, text.
#[allow(unsafe_code)]
#[linkme::distributed_slice]
pub static STATEMENTS: [(&'static str, u32, &'static str)];

/// A statement written once for both engines: `sql!("select … where x = $1", x)`. Conditions that several
/// statements share are a macro that gives a literal: `sql!(concat!("select …", narrowed!()))`.
#[macro_export]
macro_rules! sql {
    ($text:expr $(, $value:expr)* $(,)?) => {{
        // linkme places the text in a link section, which the compiler counts as unsafe.
        #[allow(unsafe_code)]
        #[linkme::distributed_slice($crate::kit::db::STATEMENTS)]
        static STATEMENT: (&str, u32, &str) = (file!(), line!(), $text);
        $crate::kit::db::sql(STATEMENT.2)$(.bind($value))*
    }};
}
