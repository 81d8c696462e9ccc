-- Designs of certificates as they were when they were used: a certificate is drawn after its issue, as it
-- was designed at its issue. Insert only.
create table design (
  hash          text   primary key,            -- see certificates::store::designs::Source
  text          text   not null,               -- its file
  logo          text,                          -- the file of its logo
  kept_at       bigint  not null
);
