-- What people are granted for a quiz beyond what it says, and where a sitting stands.

-- What a person or a department is granted for one quiz. Empty columns leave what the quiz says.
create table quiz_override (
  override_id   text   primary key,
  course_id     text   not null references course,
  item_id       text   not null,
  account_id    text   references account,     -- the person; or
  department_id text   references department,  -- the department, with all that is below it
  extra_minutes bigint,                        -- added to the limit of the quiz
  minutes       bigint,                        -- another limit; 0: none
  attempts      bigint,                        -- another number of sittings; 0: as many as wanted
  opens_at      bigint,
  closes_at     bigint,
  no_password   bigint not null,               -- 1 or 0; 1: nothing to type
  reason        text   not null,
  given_at      bigint not null,
  given_by      text   not null references account,
  unique (course_id, item_id, account_id),
  unique (course_id, item_id, department_id)
);
create index quiz_override_account on quiz_override (account_id);
create index quiz_override_department on quiz_override (department_id);

-- The end of the day in which a sitting whose time is up may still be handed in; null: no such day.
alter table attempt add column hand_in_until bigint;
-- The furthest page reached, from 1: of a quiz whose pages are left once.
alter table attempt add column furthest bigint not null default 1;
