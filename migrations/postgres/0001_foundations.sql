-- Every table of the first Takwin. Identifiers are UUIDv7 as 32 hexadecimal digits, moments are
-- milliseconds since 1970-01-01 UTC, texts in several languages are one column per language or JSON.
-- migrations/sqlite holds the same tables; a test compares the two schemas.

-- A ministry, a directorate, a unit: a tree that administrators edit.
create table department (
  department_id text   primary key,
  parent_id     text   references department,  -- null at the top
  name_ar       text   not null,
  name_fr       text   not null,
  name_en       text   not null,
  position      bigint not null,               -- order among its siblings
  created_at    bigint not null,
  closed_at     bigint                         -- no longer offered at joining; its people stay in it
);
create index department_parent on department (parent_id, position);

-- A person. Both names are kept; neither is derived from the other.
create table account (
  account_id    text   primary key,
  email         text   not null unique,        -- lowercased
  name_arabic   text   not null,
  name_latin    text   not null,
  department_id text   references department,
  locale        text   not null,               -- language of the interface and of letters
  password_hash text   not null,               -- argon2id, PHC string
  search        text   not null,               -- names and address folded, for looking people up
  created_at    bigint not null,
  confirmed_at  bigint,                        -- the address is theirs
  locked_at     bigint,
  locked_by     text   references account,
  seen_at       bigint                         -- last signed in
);
create index account_department on account (department_id);
create index account_created on account (created_at);

-- What a person may do besides learning. Everybody is an officer; that needs no row.
create table account_role (
  account_id    text   not null references account,
  role          text   not null,               -- trainer, administrator, focal_point
  given_at      bigint not null,
  given_by      text   references account,
  primary key (account_id, role)
);
create index account_role_role on account_role (role, account_id);

-- A browser that somebody is signed in with, or that carries one message across a redirect.
create table session (
  session_hash  text   primary key,            -- SHA-256 of the identifier in the cookie
  account_id    text   references account,
  data          text   not null,               -- JSON
  created_at    bigint not null,
  expires_at    bigint not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

-- A link sent by letter, good for one use.
create table token (
  token_hash    text   primary key,            -- SHA-256 of what the link carries
  purpose       text   not null,               -- confirm, recover, administrator
  account_id    text   references account,
  created_at    bigint not null,
  expires_at    bigint not null,
  used_at       bigint
);
create index token_account on token (account_id, purpose);

-- The outbox: letters written in the transaction of what they tell, sent afterwards.
create table letter (
  letter_id     text   primary key,
  account_id    text   references account,
  recipient     text   not null,
  locale        text   not null,
  kind          text   not null,               -- confirm, recover, enrolled, certificate_issued …
  subject       text   not null,
  body_text     text   not null,
  body_html     text   not null,
  created_at    bigint not null,
  next_at       bigint not null,               -- not to be tried before
  locked_until  bigint not null,               -- a worker holds it until then
  attempts      bigint not null,
  sent_at       bigint,
  given_up_at   bigint,                        -- tried often enough, or impossible
  error         text
);
create index letter_due on letter (next_at) where sent_at is null and given_up_at is null;
create index letter_account on letter (account_id, created_at);

-- Administrative acts: who, what, when, before, after. Insert only.
create table audit (
  audit_id      text   primary key,
  at            bigint not null,
  actor_id      text   references account,     -- null: the console or the clockwork
  verb          text   not null,               -- role_given, account_locked, certificate_issued …
  object_kind   text   not null,
  object_id     text   not null,
  detail        text   not null                -- JSON: what changed, from what to what
);
create index audit_object on audit (object_kind, object_id, at);
create index audit_at on audit (at);

-- A course, whatever its version.
create table course (
  course_id     text   primary key,            -- its slug
  created_at    bigint not null,
  published     bigint,                        -- number of the version offered now
  origin        text   not null                -- files, studio: where it was last edited
);

-- A published version: never changed.
create table course_version (
  course_id     text   not null references course,
  number        bigint not null,
  hash          text   not null,               -- SHA-256 of the content
  content       text   not null,               -- the whole course as JSON
  class         text   not null,               -- first, fix, minor, major
  notes         text   not null,
  published_at  bigint not null,
  published_by  text   references account,     -- null: from files
  primary key (course_id, number)
);

-- What trainers are writing: one draft a course.
create table draft (
  course_id     text   primary key references course,
  content       text   not null,               -- the whole course as JSON
  base          bigint,                        -- the version it started from
  revision      bigint not null,               -- grows with each change; compare-and-set
  updated_at    bigint not null,
  updated_by    text   references account
);

-- One person in one course. Enrolling twice is one enrolment.
create table enrolment (
  enrolment_id  text   primary key,
  account_id    text   not null references account,
  course_id     text   not null references course,
  version       bigint not null,               -- the version studied; moves only by a written rule
  language      text,                          -- language in which the texts are read; null: the interface's
  enrolled_at   bigint not null,
  withdrawn_at  bigint,
  completed_at  bigint,
  place_item    text,                          -- where reading stopped
  place_anchor  text,
  place_at      bigint,
  unique (account_id, course_id)
);
create index enrolment_course on enrolment (course_id, enrolled_at, enrolment_id);
create index enrolment_account on enrolment (account_id, enrolled_at);

-- An item finished: the recorded facts that progress is derived from.
create table fact (
  enrolment_id  text   not null references enrolment,
  item_id       text   not null,
  at            bigint not null,
  how           text   not null,               -- read, passed
  version       bigint not null,
  substance     bigint not null,               -- of the text, when it was read
  primary key (enrolment_id, item_id)
);

-- One sitting of one quiz, with the paper that was drawn for it.
create table attempt (
  attempt_id    text   primary key,
  enrolment_id  text   not null references enrolment,
  account_id    text   not null references account,
  course_id     text   not null,
  item_id       text   not null,
  number        bigint not null,               -- 1, 2, 3 … for this quiz
  version       bigint not null,
  seed          bigint not null,               -- orders the questions and the options
  paper         text   not null,               -- JSON: the questions with their keys, in order
  language      text   not null,
  started_at    bigint not null,
  deadline_at   bigint,                        -- null: no limit
  submitted_at  bigint,
  submitted_how text,                          -- person, time
  earned        bigint,                        -- hundredths of a point
  out_of        bigint not null,
  share         bigint,                        -- basis points
  passed        bigint,                        -- 1 or 0
  unique (enrolment_id, item_id, number)
);
-- One open sitting of a quiz at a time: the second tab finds the first one's.
create unique index attempt_open on attempt (enrolment_id, item_id) where submitted_at is null;
create index attempt_deadline on attempt (deadline_at) where submitted_at is null;
create index attempt_item on attempt (course_id, item_id, submitted_at);

-- Every answer as it was given: a step is never changed, the last one counts.
create table answer (
  attempt_id    text   not null references attempt,
  question_id   text   not null,
  step          bigint not null,
  at            bigint not null,
  response      text   not null,               -- JSON; "null" when an answer was taken back
  primary key (attempt_id, question_id, step)
);

-- The last serial given in a year: its row lock keeps the register without gaps.
create table register (
  year          bigint primary key,
  last_serial   bigint not null
);

-- One person, one course, one cycle: one certificate. A row is claimed at completion, and issued
-- at once or by an administrator.
create table certificate (
  certificate_id text  primary key,
  enrolment_id  text   not null references enrolment,
  cycle         bigint not null,
  account_id    text   not null references account,
  course_id     text   not null,
  version       bigint not null,
  claimed_at    bigint not null,
  issued_at     bigint,
  issued_by     text   references account,     -- null with issued_at: issued automatically
  year          bigint,
  serial        bigint,
  number        text   unique,                 -- TKW-2026-000123-K
  name_arabic   text,                          -- as printed
  name_latin    text,
  statement     text,                          -- JSON: everything the document says, frozen at issue
  document      text,                          -- SHA-256 of the PDF, made once
  valid_until   bigint,
  revoked_at    bigint,
  revoked_by    text   references account,
  revoked_class text,                          -- identity, conditions, fraud, request: shown to the public
  revoked_note  text,                          -- internal
  unique (enrolment_id, cycle),
  unique (year, serial)
);
create index certificate_account on certificate (account_id, claimed_at);
create index certificate_desk on certificate (claimed_at, certificate_id) where issued_at is null;
create index certificate_issued on certificate (issued_at, certificate_id);
create index certificate_undrawn on certificate (issued_at) where issued_at is not null and document is null;

-- SQLite has this function; here it lets one text pass a list of keys as JSON.
create function json_each(list text) returns table (key bigint, value text)
  language sql immutable rows 20
  as $$ select ordinality - 1, value from json_array_elements_text(list::json) with ordinality $$;
