//! Read-only SQL across slices.

use crate::{
    kit::db::{Db, Result},
    reports::row::Found,
    sql,
};

/// What the table is narrowed by.
#[derive(Debug, Clone, Default)]
pub struct Narrow {
    pub department: Option<String>,
    pub cohort: Option<String>,
    /// `complete`, `under_way`, `withdrawn`.
    pub state: Option<String>,
    /// A `like` pattern over folded names and addresses.
    pub pattern: Option<String>,
}

/// Enrolments in a course, newest first, before an enrolment.
pub async fn enrolments(
    db: &Db,
    course: &str,
    narrow: &Narrow,
    before: Option<&str>,
    limit: i64,
) -> Result<Vec<Found>> {
    sql!(
        "select e.enrolment_id, e.account_id, e.version, e.enrolled_at, e.completed_at, e.withdrawn_at,
                a.name_arabic, a.name_latin, a.email, a.department_id, k.name as cohort,
                (select string_agg(f.item_id, ' ') from fact f where f.enrolment_id = e.enrolment_id) as done,
                (select string_agg(b.item_id || '=' || b.best, ' ')
                   from (select t.item_id, cast(max(t.share) as text) as best from attempt t
                          where t.enrolment_id = e.enrolment_id and t.share is not null
                          group by t.item_id) b) as best,
                c.claimed_at, c.number
         from enrolment e
         join account a on a.account_id = e.account_id
         left join cohort k on k.cohort_id = e.cohort_id
         left join certificate c on c.enrolment_id = e.enrolment_id
           and c.cycle = (select m.cycle from certificate m where m.enrolment_id = e.enrolment_id
                          order by m.term desc, m.cycle desc limit 1)
         where e.course_id = $1
           and (cast($2 as text) is null or e.enrolment_id < $2)
           and (cast($3 as text) is null or a.department_id = $3)
           and (cast($4 as text) is null
                or ($4 = 'complete' and e.completed_at is not null)
                or ($4 = 'under_way' and e.completed_at is null and e.withdrawn_at is null)
                or ($4 = 'withdrawn' and e.withdrawn_at is not null))
           and (cast($5 as text) is null or a.search like $5 escape '!')
           and (cast($7 as text) is null or e.cohort_id = $7)
         order by e.enrolment_id desc limit $6",
        course,
        before,
        narrow.department.clone(),
        narrow.state.clone(),
        narrow.pattern.clone(),
        limit,
        narrow.cohort.clone()
    )
    .all(db)
    .await
}
