//! SQL of `takwin doctor`: everything issued, a batch at a time.

use crate::{
    certificates::inspection::{Filed, Issued},
    kit::db::{Db, Result},
    sql,
};

/// Issued certificates after a number of a year, in order.
pub async fn issued_after(db: &Db, after: (i64, i64), limit: i64) -> Result<Vec<Issued>> {
    sql!(
        "select c.certificate_id, c.year, c.serial, c.number, c.name_arabic, c.name_latin, c.course_id, c.version,
                c.term, c.issued_at, c.valid_until, c.statement, c.document, c.revoked_at, c.revoked_class,
                c.revoked_note, c.suspended_at, c.suspended_note, c.replaced_at, old.number as replaces,
                new.number as replaced_by, c.entry, c.draw_fault, c.badged_at, c.badge_fault,
                b.file as badge, t.host as signed_host, t.statement as signed, t.mark
         from certificate c
         left join certificate old on old.certificate_id = c.replaces_id
         left join certificate new on new.certificate_id = c.replaced_by_id
         left join credential b on b.certificate_id = c.certificate_id
         left join attestation t on t.certificate_id = c.certificate_id
         where c.issued_at is not null and (c.year, c.serial) > ($1, $2)
         order by c.year, c.serial limit $3",
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
        "select c.certificate_id, c.year, c.serial, c.number, c.name_arabic, c.name_latin, c.course_id, c.version,
                c.term, c.issued_at, c.valid_until, c.statement, c.document, c.revoked_at, c.revoked_class,
                c.revoked_note, c.suspended_at, c.suspended_note, c.replaced_at, old.number as replaces,
                new.number as replaced_by, c.entry, c.draw_fault, c.badged_at, c.badge_fault,
                b.file as badge, t.host as signed_host, t.statement as signed, t.mark
         from certificate c
         left join certificate old on old.certificate_id = c.replaces_id
         left join certificate new on new.certificate_id = c.replaced_by_id
         left join credential b on b.certificate_id = c.certificate_id
         left join attestation t on t.certificate_id = c.certificate_id
         where c.issued_at is not null and (c.year is null or c.serial is null) limit 100"
    )
    .all(db)
    .await
}

/// The entries about numbers (a JSON list), in order.
pub async fn entries_of(db: &Db, numbers_json: &str) -> Result<Vec<Filed>> {
    sql!(
        "select entry, at, event, number, other, course_id, class, actor, digest, previous, hash, certificate_id
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
