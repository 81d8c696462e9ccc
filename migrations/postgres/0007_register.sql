-- The register as a chain of entries, the life of a certificate after its issue, issuing in bulk,
-- renewal by cycles, and links that holders open and close.

-- `cycle` numbers the certificates of an enrolment 1, 2, 3 …: a renewal or a replacement takes the
-- next. `term` is the period of validity that a certificate attests: a replacement keeps that of
-- what it replaces, a renewal takes the next.
alter table certificate add column term bigint not null default 1;
alter table certificate add column entry bigint;             -- its issue in register_entry
alter table certificate add column replaces_id text references certificate;
alter table certificate add column replaced_at bigint;
alter table certificate add column replaced_by_id text references certificate;
alter table certificate add column openly bigint;            -- 1: the page of the old number leads to the new
alter table certificate add column suspended_at bigint;      -- null again once reinstated
alter table certificate add column suspended_by text references account;
alter table certificate add column suspended_note text;       -- internal
alter table certificate add column refused_at bigint;        -- null again once put back
alter table certificate add column refused_by text references account;
alter table certificate add column refused_reason text;       -- told to the person
drop index certificate_desk;
create index certificate_queue on certificate (certificate_id) where issued_at is null and refused_at is null;
create index certificate_queue_course on certificate (course_id, certificate_id) where issued_at is null and refused_at is null;
create index certificate_refused on certificate (refused_at) where refused_at is not null;
create index certificate_unentered on certificate (issued_at) where issued_at is not null and entry is null;
create index certificate_ends on certificate (valid_until) where valid_until is not null and revoked_at is null and replaced_at is null;

-- What happened to numbers, in order: each entry carries the hash of the one before. Insert only.
-- `certificates/chain.rs` says which bytes are hashed.
create table register_entry (
  entry         bigint primary key,            -- 1, 2, 3 … without gaps
  at            bigint not null,
  event         text   not null,               -- issued, filed, replaced, suspended, reinstated, revoked
  number        text   not null,
  other         text   not null,               -- the number replaced, or that replaces; or empty
  course_id     text   not null,
  class         text   not null,               -- reason class of a revocation; or empty
  actor         text   not null,               -- account; empty: automatically
  digest        text   not null,               -- SHA-256 of what it rests on: statement, document, note; or empty
  previous      text   not null,               -- hash of the entry before; 64 zeros at the first
  hash          text   not null unique,
  certificate_id text  not null references certificate
);
create index register_entry_number on register_entry (number, entry);
create index register_entry_course on register_entry (course_id, entry);
create index register_entry_event on register_entry (event, entry);
create index register_entry_at on register_entry (at, entry);

-- The last entry: its row lock gives the chain one writer at a time.
create table register_head (
  one           bigint primary key,            -- 1
  entry         bigint not null,
  hash          text   not null
);
insert into register_head (one, entry, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- A holder asks for another number under their new name.
create table replacement_request (
  request_id    text   primary key,
  certificate_id text  not null references certificate,
  asked_at      bigint not null,
  openly        bigint not null,               -- 1: the page of the old number may lead to the new
  note          text   not null,               -- what the holder writes
  decided_at    bigint,
  decided_by    text   references account,
  granted       bigint,                        -- 1 or 0, once decided
  answer        text                           -- told to the holder when it is declined
);
create unique index replacement_request_open on replacement_request (certificate_id) where decided_at is null;
create index replacement_request_waiting on replacement_request (asked_at) where decided_at is null;

-- Many certificates issued by one gesture: a job that any instance may take up again.
create table bulk_issue (
  bulk_id       text   primary key,
  begun_at      bigint not null,
  begun_by      text   not null references account,
  narrowed      text   not null,               -- JSON: the filter, or how many were ticked
  held_until    bigint not null,               -- an instance works on it until then
  finished_at   bigint
);
create index bulk_issue_unfinished on bulk_issue (begun_at) where finished_at is null;
create index bulk_issue_begun on bulk_issue (begun_at);

create table bulk_item (
  bulk_id       text   not null references bulk_issue,
  certificate_id text  not null references certificate,
  state         text   not null,               -- waiting, issued, known, failed
  fault         text   not null,               -- why it failed: unprintable, machine; or empty
  at            bigint not null,
  primary key (bulk_id, certificate_id)
);
create index bulk_item_state on bulk_item (bulk_id, state, certificate_id);

-- A further cycle of validity, from the moment its holder begins it. What was done before stays.
create table renewal (
  enrolment_id  text   not null references enrolment,
  term          bigint not null,               -- 2, 3 …: the cycle that it leads to
  certificate_id text  not null references certificate, -- what is renewed
  version       bigint not null,               -- the version to be passed
  opened_at     bigint not null,
  ends_at       bigint not null,               -- of the validity renewed
  grace_until   bigint not null,               -- until then the next cycle follows without a gap
  done_at       bigint,
  waived_by     text   references account,     -- who waived the quizzes; null: they were passed
  waived_reason text,
  primary key (enrolment_id, term)
);

-- A quiz passed again in a cycle.
create table renewal_fact (
  enrolment_id  text   not null references enrolment,
  term          bigint not null,
  item_id       text   not null,
  at            bigint not null,
  version       bigint not null,
  primary key (enrolment_id, term, item_id)
);

-- A reminder of the end of a validity, sent once.
create table reminder (
  certificate_id text  not null references certificate,
  days          bigint not null,               -- 30, 7, 1: before the end
  at            bigint not null,
  primary key (certificate_id, days)
);

-- A link to one certificate that its holder gives away. Opening again makes another one.
create table share (
  token         text   primary key,
  certificate_id text  not null references certificate,
  opened_at     bigint not null,
  closed_at     bigint
);
create unique index share_open on share (certificate_id) where closed_at is null;
