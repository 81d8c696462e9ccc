//! SQL of the studio: who is under way in what is being edited, and what its questions were asked.

use crate::{
    kit::db::{On, Result},
    sql,
};

/// How many people are under way in a version of a course.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct UnderWay {
    pub course_id: String,
    pub version: i64,
    pub people: i64,
}

/// People who began a course and neither finished nor left it, by course and version. All courses,
/// or the one named.
pub async fn under_way<'a>(on: impl Into<On<'a>>, course: Option<&str>) -> Result<Vec<UnderWay>> {
    sql!(
        "select course_id, version, count(*) as people from enrolment
         where (cast($1 as text) is null or course_id = $1)
           and completed_at is null and withdrawn_at is null
         group by course_id, version order by course_id, version",
        course
    )
    .all(on)
    .await
}

/// In how many submitted sittings a question was asked.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Asked {
    pub question_id: String,
    pub sittings: i64,
}

/// The sittings of these questions of a course, in any version; a question that was never asked is
/// left out. `questions` is a JSON list of ids.
pub async fn asked<'a>(on: impl Into<On<'a>>, course: &str, questions: &str) -> Result<Vec<Asked>> {
    sql!(
        "select r.question_id, count(*) as sittings
         from result r join attempt a on a.attempt_id = r.attempt_id
         where r.question_id in (select value from json_each($2)) and a.course_id = $1
         group by r.question_id",
        course,
        questions
    )
    .all(on)
    .await
}
