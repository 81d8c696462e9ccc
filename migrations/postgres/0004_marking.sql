-- Marking by hand, and marking again with a corrected key. A paper and its answers never change:
-- what a person decides is kept beside them.

-- How many answers of a sitting a person has yet to mark. While there are any, `earned` is what is
-- marked so far, and `share` and `passed` are null.
alter table attempt add column awaiting bigint not null default 0;
create index attempt_quiz on attempt (course_id, item_id, attempt_id);

-- A mark that a person has to give: one row for each mark that an answer needs.
create table marking (
  marking_id    text   primary key,
  attempt_id    text   not null references attempt,
  question_id   text   not null,
  place         bigint not null,               -- 1 first marker, 2 second marker, 3 decision
  course_id     text   not null,
  item_id       text   not null,
  account_id    text   not null references account, -- whose answer it is: they never mark it
  since         bigint not null,               -- when the answer was handed in
  shuffle       text   not null,               -- a hash: the order in which answers are marked
  marker_id     text   references account,     -- who holds it, or who has marked it
  held_until    bigint not null,               -- nobody else takes it until then
  marked_at     bigint,
  unique (attempt_id, question_id, place)
);
create index marking_question on marking (course_id, item_id, question_id, shuffle);
create index marking_waiting on marking (course_id, item_id, question_id, shuffle) where marked_at is null;

-- A mark that a person gave. Insert only: of a place, the last step counts.
create table hand_mark (
  attempt_id    text   not null references attempt,
  question_id   text   not null,
  place         bigint not null,               -- 1 first marker, 2 second marker, 3 decision
  step          bigint not null,               -- 1, 2, 3 … at this place
  marker_id     text   not null references account,
  levels        text   not null,               -- JSON: criterion to level, counted from 0
  mark          bigint not null,               -- hundredths of a point
  comment       text   not null,               -- to the person
  at            bigint not null,
  primary key (attempt_id, question_id, place, step)
);

-- The mark that counts instead of the engine's: one row a question.
create table adjusted_mark (
  attempt_id    text   not null references attempt,
  question_id   text   not null,
  mark          bigint not null,               -- hundredths of a point
  source        text   not null,               -- hand, again
  levels        text   not null,               -- JSON: criterion to level; {} for none
  comment       text   not null,
  at            bigint not null,
  primary key (attempt_id, question_id)
);

-- A decision to mark a quiz again: it holds for what was sat, and for what is still being sat on
-- papers of those versions.
create table regrade (
  regrade_id    text   primary key,
  course_id     text   not null references course,
  item_id       text   not null,
  how           text   not null,               -- key: by the key of a version; points: everybody gets them
  version       bigint not null,               -- whose key it is, or the last version concerned
  below         bigint not null,               -- papers of earlier versions than this are concerned
  falls         bigint not null,               -- 1: marks may fall
  reason        text   not null,
  at            bigint not null,
  by_id         text   not null references account,
  reached       text   not null,               -- the last sitting looked at; empty before the first
  seen          bigint not null,               -- sittings looked at
  finished_at   bigint
);
create index regrade_quiz on regrade (course_id, item_id, at);
create index regrade_unfinished on regrade (at) where finished_at is null;

-- The questions marked again, each with its new key.
create table regrade_question (
  regrade_id    text   not null references regrade,
  question_id   text   not null,
  question      text,                          -- JSON of the question with its new key; null: points
  primary key (regrade_id, question_id)
);

-- What marking again changed. Insert only.
create table regrade_change (
  regrade_id    text   not null references regrade,
  attempt_id    text   not null references attempt,
  question_id   text   not null,
  mark_before   bigint not null,
  mark_after    bigint not null,
  at            bigint not null,
  primary key (regrade_id, attempt_id, question_id)
);
create index regrade_change_attempt on regrade_change (attempt_id);

-- The results that it changed. Insert only.
create table regrade_result (
  regrade_id    text   not null references regrade,
  attempt_id    text   not null references attempt,
  earned_before bigint not null,
  earned_after  bigint not null,
  passed_before bigint,                        -- null: not known yet
  passed_after  bigint,
  primary key (regrade_id, attempt_id)
);
