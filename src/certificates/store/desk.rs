//! SQL of the desk: what waits to be issued, what was refused, what was issued.

use crate::{
    certificates::certificate::Certificate,
    kit::{
        db::{Db, Result, Stmt},
        id::{AccountId, CertificateId},
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

/// What the queue is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrow {
    pub course: Option<String>,
    /// A JSON list of departments.
    pub departments: Option<String>,
    /// A pattern of `like` on the folded names and address.
    pub pattern: Option<String>,
    /// Completed from then on, and before then.
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// 1: first certificates; 2: renewals.
    pub kind: Option<i64>,
    /// A cohort, or [`NO_COHORT`].
    pub cohort: Option<String>,
}

/// Instead of a cohort: those who are in none.
pub const NO_COHORT: &str = "none";

impl Narrow {
    /// Binds what `narrowed!` asks for: $1 to $7.
    pub(super) fn bind(&self, statement: Stmt) -> Stmt {
        statement
            .bind(self.course.as_deref())
            .bind(self.departments.as_deref())
            .bind(self.pattern.as_deref())
            .bind(self.from)
            .bind(self.until)
            .bind(self.kind)
            .bind(self.cohort.as_deref())
    }
}

/// What waits, narrowed: $1 to $7 are bound by [`Narrow::bind`], before all others.
macro_rules! narrowed {
    () => {
        " from certificate c
         join account a on a.account_id = c.account_id
         join enrolment e on e.enrolment_id = c.enrolment_id
         where c.issued_at is null and c.refused_at is null
           and (cast($1 as text) is null or c.course_id = $1)
           and (cast($2 as text) is null or a.department_id in (select value from json_each($2)))
           and (cast($3 as text) is null or a.search like $3 escape '!')
           and (cast($4 as bigint) is null or c.claimed_at >= $4)
           and (cast($5 as bigint) is null or c.claimed_at < $5)
           and (cast($6 as bigint) is null or ($6 = 1 and c.term = 1) or ($6 = 2 and c.term > 1))
           and (cast($7 as text) is null or e.cohort_id = $7 or ($7 = 'none' and e.cohort_id is null)) "
    };
}
pub(super) use narrowed;

/// A certificate as the desk lists it, with its person.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OnDesk {
    pub certificate_id: CertificateId,
    pub account_id: AccountId,
    pub course_id: String,
    pub version: i64,
    pub term: i64,
    pub claimed_at: Timestamp,
    pub issued_at: Option<Timestamp>,
    pub number: Option<String>,
    pub valid_until: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub suspended_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub refused_at: Option<Timestamp>,
    pub name_arabic: String,
    pub name_latin: String,
    pub email: String,
    pub department_id: Option<String>,
}

/// What waits to be issued, oldest first, after a certificate.
pub async fn awaiting(db: &Db, narrow: &Narrow, after: Option<&str>) -> Result<Vec<OnDesk>> {
    let statement = sql!(concat!(
        "select c.certificate_id, c.account_id, c.course_id, c.version, c.term, c.claimed_at, c.issued_at,
                c.number, c.valid_until, c.revoked_at, c.suspended_at, c.replaced_at, c.refused_at,
                a.name_arabic, a.name_latin, a.email, a.department_id",
        narrowed!(),
        "and (cast($8 as text) is null or c.certificate_id > $8)
         order by c.certificate_id limit $9"
    ));
    narrow.bind(statement).bind(after).bind(ASK).all(db).await
}

/// How many wait.
pub async fn count_awaiting(db: &Db, narrow: &Narrow) -> Result<i64> {
    let statement = sql!(concat!("select count(*)", narrowed!()));
    narrow.bind(statement).scalar(db).await
}

/// How many wait in a cohort of a course, or in none of them.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub course_id: String,
    pub cohort_id: Option<String>,
    pub name: Option<String>,
    pub waiting: i64,
}

/// Everything that waits, by course and cohort; the latest cohort first.
pub async fn by_cohort(db: &Db) -> Result<Vec<Waiting>> {
    sql!(
        "select w.course_id, w.cohort_id, k.name, w.waiting
         from (select c.course_id, e.cohort_id, count(*) as waiting
               from certificate c join enrolment e on e.enrolment_id = c.enrolment_id
               where c.issued_at is null and c.refused_at is null
               group by c.course_id, e.cohort_id) w
         left join cohort k on k.cohort_id = w.cohort_id
         order by w.course_id, case when w.cohort_id is null then 1 else 0 end, w.cohort_id desc"
    )
    .all(db)
    .await
}

/// A cohort to narrow by.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Cohort {
    pub cohort_id: String,
    pub name: String,
}

/// The cohorts of a course, the open ones first, the latest first.
pub async fn cohorts(db: &Db, course: &str) -> Result<Vec<Cohort>> {
    sql!(
        "select cohort_id, name from cohort where course_id = $1
         order by case when closed_at is null then 0 else 1 end, cohort_id desc",
        course
    )
    .all(db)
    .await
}

/// What was refused, the last first, before a moment.
pub async fn refused(db: &Db, before: Option<Timestamp>) -> Result<Vec<OnDesk>> {
    sql!(
        "select c.certificate_id, c.account_id, c.course_id, c.version, c.term, c.claimed_at, c.issued_at,
                c.number, c.valid_until, c.revoked_at, c.suspended_at, c.replaced_at, c.refused_at,
                a.name_arabic, a.name_latin, a.email, a.department_id
         from certificate c join account a on a.account_id = c.account_id
         where c.refused_at is not null and (cast($1 as bigint) is null or c.refused_at < $1)
         order by c.refused_at desc limit $2",
        before,
        ASK
    )
    .all(db)
    .await
}

/// What was issued, the highest number first, before a year and serial, in a course (and a cohort) or in
/// all, of people whose folded names or address match.
pub async fn issued(
    db: &Db,
    (course, cohort): (Option<&str>, Option<&str>),
    pattern: Option<&str>,
    before: (i64, i64),
) -> Result<Vec<OnDesk>> {
    sql!(
        "select c.certificate_id, c.account_id, c.course_id, c.version, c.term, c.claimed_at, c.issued_at,
                c.number, c.valid_until, c.revoked_at, c.suspended_at, c.replaced_at, c.refused_at,
                coalesce(c.name_arabic, a.name_arabic) as name_arabic,
                coalesce(c.name_latin, a.name_latin) as name_latin, a.email, a.department_id
         from certificate c join account a on a.account_id = c.account_id
         where c.issued_at is not null and (cast($1 as text) is null or c.course_id = $1)
           and (cast($2 as text) is null or a.search like $2 escape '!')
           and (c.year, c.serial) < ($3, $4)
           and (cast($6 as text) is null
                or c.enrolment_id in (select enrolment_id from enrolment where cohort_id = $6))
         order by c.year desc, c.serial desc limit $5",
        course,
        pattern,
        before.0,
        before.1,
        ASK,
        cohort
    )
    .all(db)
    .await
}

/// What was issued under a number, in a course (and a cohort) or in all.
pub async fn issued_under(
    db: &Db,
    (course, cohort): (Option<&str>, Option<&str>),
    number: &str,
) -> Result<Vec<OnDesk>> {
    sql!(
        "select c.certificate_id, c.account_id, c.course_id, c.version, c.term, c.claimed_at, c.issued_at,
                c.number, c.valid_until, c.revoked_at, c.suspended_at, c.replaced_at, c.refused_at,
                coalesce(c.name_arabic, a.name_arabic) as name_arabic,
                coalesce(c.name_latin, a.name_latin) as name_latin, a.email, a.department_id
         from certificate c join account a on a.account_id = c.account_id
         where c.number = $2 and c.issued_at is not null
           and (cast($1 as text) is null or c.course_id = $1)
           and (cast($3 as text) is null
                or c.enrolment_id in (select enrolment_id from enrolment where cohort_id = $3))",
        course,
        number,
        cohort
    )
    .all(db)
    .await
}

/// How many wait to be issued in all.
pub async fn count_all(db: &Db) -> Result<i64> {
    sql!("select count(*) from certificate where issued_at is null and refused_at is null")
        .scalar(db)
        .await
}

/// Every certificate of an enrolment, in the order of its cycles.
pub async fn of_enrolment(db: &Db, id: &crate::kit::id::EnrolmentId) -> Result<Vec<Certificate>> {
    sql!(
        "select certificate_id, enrolment_id, account_id, course_id, version, term, claimed_at, issued_at, number,
                statement, document, valid_until, revoked_at, revoked_class, suspended_at, refused_at,
                refused_reason, replaces_id, replaced_at, replaced_by_id, openly
         from certificate where enrolment_id = $1 order by term, cycle",
        id
    )
    .all(db)
    .await
}
