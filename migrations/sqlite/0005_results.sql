-- What each question of a submitted sitting earned, kept beside the paper so that ten thousand
-- sittings can be analysed without reading ten thousand papers. Written in the transaction of the
-- submission; marking again writes it again.
create table result (
  attempt_id    text   not null references attempt,
  question_id   text   not null,
  place         integer not null,               -- 1, 2, 3 … on the paper
  share         integer,                        -- basis points; null: not marked, or not yet
  mark          integer not null,               -- hundredths of a point
  points        integer not null,               -- hundredths of a point that a full answer earns
  response      text   not null,               -- JSON; "null": nothing was answered
  certainty     integer,                        -- 1 to 3, as the person said; null: not asked
  primary key (attempt_id, question_id)
);
create index result_question on result (question_id, attempt_id);

-- Whether the sitting has its rows in result: 1; 0 when its paper could not be read; null before
-- they were kept.
alter table attempt add column recorded integer;
-- Empty once the sittings of before are done: looking for more costs nothing.
create index attempt_unrecorded on attempt (attempt_id) where earned is not null and recorded is null;
