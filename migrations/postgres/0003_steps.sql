-- What a step was: 'given' when an answer was given or taken back, 'checked' when it was marked
-- before handing in, 'hint' when a hint was asked for, 'aside' when it came from a page that did not
-- know the answer that counts.
alter table answer add column act text not null default 'given';
-- How certain the person said to be, as the quiz numbers it; null where it does not ask.
alter table answer add column certainty bigint;
-- The page that sent the saving and its number there: the same saving sent twice is one step.
-- Null from a form without script.
alter table answer add column client text;
create unique index answer_client on answer (attempt_id, question_id, client) where client is not null;
