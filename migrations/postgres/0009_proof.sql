-- What a certificate says in its code, signed once, so that a sheet drawn again says the same.
create table attestation (
  certificate_id text  primary key references certificate,
  host          text   not null,               -- the host of the site for which it was signed
  statement     text   not null,               -- base64url: see certificates::attestation
  mark          text   not null,               -- what the signed list of withdrawn certificates names it by
  made_at       bigint not null
);

-- A file that somebody uploads is found by its hash.
create index certificate_document on certificate (document) where document is not null;
