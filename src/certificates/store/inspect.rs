//! SQL of `takwin doctor`: everything issued, a batch at a time.

use crate::{
    certificates::{chain::Entry, inspection::Issued},
    kit::db::{Db, Result},
    sql,
};

/// Issued certificates after a number of a year, in order.
pub async fn issued_after(db: &Db, after: (i64, i64), limit: i64) -> Result<Vec<Issued>> {
    sql!(
        "select year, serial, number, name_arabic, name_latin, course_id, version, term, issued_at,
                valid_until, statement, document, revoked_at, suspended_at, replaced_at, entry
         from certificate
         where issued_at is not null and (year > $1 or (year = $1 and serial > $2))
         order by year, serial limit $3",
        after.0,
        after.1,
        limit
    )
    .all(db)
    .await
}

/// Issued certificates without a number, which there must not be.
pub async fn unnumbered(db: &Db) -> Result<Vec<Issued>> {
    sql!(
        "select year, serial, number, name_arabic, name_latin, course_id, version, term, issued_at,
                valid_until, statement, document, revoked_at, suspended_at, replaced_at, entry
         from certificate
         where issued_at is not null and (year is null or serial is null) limit 100"
    )
    .all(db)
    .await
}

/// The entries about numbers (a JSON list), in order.
pub async fn entries_of(db: &Db, numbers_json: &str) -> Result<Vec<Entry>> {
    sql!(
        "select entry, at, event, number, other, course_id, class, actor, digest, previous, hash
         from register_entry where number in (select value from json_each($1)) order by entry",
        numbers_json
    )
    .all(db)
    .await
}

/// The counters of the years.
pub async fn counters(db: &Db) -> Result<Vec<(i64, i64)>> {
    sql!("select year, last_serial from register order by year")
        .all(db)
        .await
}

/// The last serial given in a year.
pub async fn last_serial(db: &Db, year: i64) -> Result<Option<i64>> {
    sql!("select max(serial) from certificate where year = $1", year)
        .scalar(db)
        .await
}
