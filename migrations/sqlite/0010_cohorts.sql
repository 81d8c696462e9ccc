-- Cohorts: a dated run of a course with its own deadline and trainer.

-- Never deleted: it is closed, and its people stay in it.
create table cohort (
  cohort_id     text   primary key,
  course_id     text   not null references course,
  name          text   not null,               -- as the administrator writes it
  starts_on     text   not null,               -- a day in Morocco: 2026-11-30
  ends_on       text   not null,               -- the last day in which to finish
  trainer_id    text   references account,     -- who follows it; null: nobody in particular
  capacity      integer,                        -- the most people in it; null: as many as wanted
  created_at    integer not null,
  created_by    text   not null references account,
  closed_at     integer,                        -- nobody is added any more; null again once reopened
  closed_by     text   references account,
  unique (course_id, name)
);
create index cohort_trainer on cohort (trainer_id) where trainer_id is not null;

-- One cohort at a time for each person in a course; null: in none.
alter table enrolment add column cohort_id text references cohort;
create index enrolment_cohort on enrolment (cohort_id, enrolment_id) where cohort_id is not null;

-- A third kind of holder beside a person and a department.
alter table quiz_override add column cohort_id text references cohort;
create unique index quiz_override_cohort on quiz_override (course_id, item_id, cohort_id) where cohort_id is not null;
create index quiz_override_of_cohort on quiz_override (cohort_id) where cohort_id is not null;
