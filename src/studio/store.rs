//! SQL of the studio: who is under way in what is being edited.

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
