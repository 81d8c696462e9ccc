//! Everything kept on one person (law 09-08, article 7: access), read only: one
//! function a table. Left out on purpose: the hash of the password, the hashes of links and
//! sessions, and the papers of sittings, which hold the keys of the questions.

use serde::{Serialize, Serializer};

use crate::{
    kit::{
        db::{Db, Result},
        id::{AccountId, AttemptId, LetterId},
        time::Timestamp,
    },
    sql,
    web::paging::ASK,
};

/// `2026-11-25T13:05:00Z`: people's tools read that; milliseconds they do not.
#[allow(clippy::trivially_copy_pass_by_ref)] // the shape that serde calls
fn iso<S: Serializer>(at: &Timestamp, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.iso())
}

#[allow(clippy::ref_option)] // the shape that serde calls
fn iso_or_none<S: Serializer>(
    at: &Option<Timestamp>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.serialize_some(&at.iso()),
        None => serializer.serialize_none(),
    }
}

/// What the account itself says.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnAccount {
    pub email: String,
    pub name_arabic: String,
    pub name_latin: String,
    pub department_arabic: Option<String>,
    pub department_french: Option<String>,
    pub locale: String,
    #[serde(serialize_with = "iso")]
    pub created_at: Timestamp,
    #[serde(serialize_with = "iso_or_none")]
    pub confirmed_at: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub locked_at: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub seen_at: Option<Timestamp>,
}

pub async fn account(db: &Db, id: &AccountId) -> Result<Option<OwnAccount>> {
    sql!(
        "select a.email, a.name_arabic, a.name_latin, d.name_ar as department_arabic,
                d.name_fr as department_french, a.locale, a.created_at, a.confirmed_at,
                a.locked_at, a.seen_at
         from account a left join department d on d.department_id = a.department_id
         where a.account_id = $1",
        id
    )
    .optional(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnRole {
    pub role: String,
    #[serde(serialize_with = "iso")]
    pub given_at: Timestamp,
}

pub async fn roles(db: &Db, id: &AccountId) -> Result<Vec<OwnRole>> {
    sql!(
        "select role, given_at from account_role where account_id = $1 order by given_at, role",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnSession {
    #[serde(serialize_with = "iso")]
    pub created_at: Timestamp,
    #[serde(serialize_with = "iso")]
    pub expires_at: Timestamp,
}

pub async fn sessions(db: &Db, id: &AccountId) -> Result<Vec<OwnSession>> {
    sql!(
        "select created_at, expires_at from session where account_id = $1 order by created_at",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnSubject {
    pub kind: String,
    pub subject: String,
    pub recipient: String,
    #[serde(serialize_with = "iso")]
    pub created_at: Timestamp,
    #[serde(serialize_with = "iso_or_none")]
    pub sent_at: Option<Timestamp>,
}

pub async fn subjects(db: &Db, id: &AccountId) -> Result<Vec<OwnSubject>> {
    sql!(
        "select kind, subject, recipient, created_at, sent_at from letter
         where account_id = $1 order by created_at, letter_id",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnEnrolment {
    pub course_id: String,
    pub version: i64,
    pub language: Option<String>,
    /// The name of the cohort that they are in.
    pub cohort: Option<String>,
    #[serde(serialize_with = "iso")]
    pub enrolled_at: Timestamp,
    #[serde(serialize_with = "iso_or_none")]
    pub withdrawn_at: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub completed_at: Option<Timestamp>,
    pub place_item: Option<String>,
    #[serde(serialize_with = "iso_or_none")]
    pub place_at: Option<Timestamp>,
}

pub async fn enrolments(db: &Db, id: &AccountId) -> Result<Vec<OwnEnrolment>> {
    sql!(
        "select e.course_id, e.version, e.language, k.name as cohort, e.enrolled_at, e.withdrawn_at,
                e.completed_at, e.place_item, e.place_at
         from enrolment e left join cohort k on k.cohort_id = e.cohort_id
         where e.account_id = $1 order by e.enrolled_at, e.course_id",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnFact {
    pub course_id: String,
    pub item_id: String,
    #[serde(serialize_with = "iso")]
    pub at: Timestamp,
    pub how: String,
    pub version: i64,
}

pub async fn facts(db: &Db, id: &AccountId) -> Result<Vec<OwnFact>> {
    sql!(
        "select e.course_id, f.item_id, f.at, f.how, f.version
         from fact f join enrolment e on e.enrolment_id = f.enrolment_id
         where e.account_id = $1 order by f.at, f.item_id",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnAttempt {
    pub attempt_id: AttemptId,
    pub course_id: String,
    pub item_id: String,
    pub number: i64,
    pub version: i64,
    pub language: String,
    #[serde(serialize_with = "iso")]
    pub started_at: Timestamp,
    #[serde(serialize_with = "iso_or_none")]
    pub deadline_at: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub submitted_at: Option<Timestamp>,
    pub submitted_how: Option<String>,
    /// Hundredths of a point.
    pub earned: Option<i64>,
    pub out_of: i64,
    /// Basis points.
    pub share: Option<i64>,
    pub passed: Option<i64>,
}

pub async fn attempts(db: &Db, id: &AccountId) -> Result<Vec<OwnAttempt>> {
    sql!(
        "select t.attempt_id, t.course_id, t.item_id, t.number, t.version, t.language, t.started_at,
                t.deadline_at, t.submitted_at, t.submitted_how, t.earned, t.out_of, t.share, t.passed
         from attempt t join enrolment e on e.enrolment_id = t.enrolment_id
         where e.account_id = $1 order by t.started_at, t.attempt_id",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnAnswer {
    pub attempt_id: AttemptId,
    pub question_id: String,
    pub step: i64,
    #[serde(serialize_with = "iso")]
    pub at: Timestamp,
    /// JSON, as it was given.
    pub response: String,
    /// Given, checked, a hint asked for, or kept aside.
    pub act: String,
    /// 1 to 3, where it was asked.
    pub certainty: Option<i64>,
}

pub async fn answers(db: &Db, id: &AccountId) -> Result<Vec<OwnAnswer>> {
    sql!(
        "select w.attempt_id, w.question_id, w.step, w.at, w.response, w.act, w.certainty
         from answer w
         join attempt t on t.attempt_id = w.attempt_id
         join enrolment e on e.enrolment_id = t.enrolment_id
         where e.account_id = $1 order by w.attempt_id, w.question_id, w.step",
        id
    )
    .all(db)
    .await
}

/// A mark that counts instead of the one that the key of the paper gave.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnMark {
    pub attempt_id: AttemptId,
    pub question_id: String,
    /// Hundredths of a point.
    pub mark: i64,
    pub source: String,
    pub comment: String,
    #[serde(serialize_with = "iso")]
    pub at: Timestamp,
}

pub async fn marks(db: &Db, id: &AccountId) -> Result<Vec<OwnMark>> {
    sql!(
        "select m.attempt_id, m.question_id, m.mark, m.source, m.comment, m.at
         from adjusted_mark m join attempt t on t.attempt_id = m.attempt_id
         where t.account_id = $1 order by m.attempt_id, m.question_id",
        id
    )
    .all(db)
    .await
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnCertificate {
    pub number: Option<String>,
    pub course_id: String,
    pub version: i64,
    pub cycle: i64,
    pub name_arabic: Option<String>,
    pub name_latin: Option<String>,
    #[serde(serialize_with = "iso")]
    pub claimed_at: Timestamp,
    #[serde(serialize_with = "iso_or_none")]
    pub issued_at: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub valid_until: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub revoked_at: Option<Timestamp>,
    pub revoked_class: Option<String>,
}

pub async fn certificates(db: &Db, id: &AccountId) -> Result<Vec<OwnCertificate>> {
    sql!(
        "select number, course_id, version, cycle, name_arabic, name_latin, claimed_at, issued_at,
                valid_until, revoked_at, revoked_class
         from certificate where account_id = $1 order by claimed_at, certificate_id",
        id
    )
    .all(db)
    .await
}

/// What the person was granted for a quiz; what their department was granted is not theirs.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnOverride {
    pub course_id: String,
    pub item_id: String,
    pub extra_minutes: Option<i64>,
    pub minutes: Option<i64>,
    pub attempts: Option<i64>,
    #[serde(serialize_with = "iso_or_none")]
    pub opens_at: Option<Timestamp>,
    #[serde(serialize_with = "iso_or_none")]
    pub closes_at: Option<Timestamp>,
    pub no_password: i64,
    pub reason: String,
    #[serde(serialize_with = "iso")]
    pub given_at: Timestamp,
}

pub async fn overrides(db: &Db, id: &AccountId) -> Result<Vec<OwnOverride>> {
    sql!(
        "select course_id, item_id, extra_minutes, minutes, attempts, opens_at, closes_at,
                no_password, reason, given_at
         from quiz_override where account_id = $1 order by given_at, override_id",
        id
    )
    .all(db)
    .await
}

/// An administrative act on the account; who did it is not the person's data.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct OwnAct {
    #[serde(serialize_with = "iso")]
    pub at: Timestamp,
    pub verb: String,
    /// JSON: what changed.
    pub detail: String,
}

pub async fn acts(db: &Db, id: &AccountId) -> Result<Vec<OwnAct>> {
    sql!(
        "select at, verb, detail from audit
         where object_kind = 'account' and object_id = $1 order by at, audit_id",
        id
    )
    .all(db)
    .await
}

/// A letter in its recipient's list.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LetterLine {
    pub letter_id: LetterId,
    pub subject: String,
    pub locale: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub given_up_at: Option<Timestamp>,
}

/// A page of a person's letters, newest first, and one row more.
pub async fn letters(db: &Db, id: &AccountId, after: Option<&str>) -> Result<Vec<LetterLine>> {
    sql!(
        "select letter_id, subject, locale, created_at, sent_at, given_up_at from letter
         where account_id = $1 and (cast($2 as text) is null or letter_id < $2)
         order by letter_id desc limit $3",
        id,
        after,
        ASK
    )
    .all(db)
    .await
}

/// One letter, to be read again.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OwnLetter {
    pub recipient: String,
    pub subject: String,
    pub locale: String,
    pub body_text: String,
    pub created_at: Timestamp,
}

/// A letter of this person; another person's is none.
pub async fn letter(db: &Db, id: &AccountId, letter: &LetterId) -> Result<Option<OwnLetter>> {
    sql!(
        "select recipient, subject, locale, body_text, created_at from letter
         where letter_id = $1 and account_id = $2",
        letter,
        id
    )
    .optional(db)
    .await
}
