-- Badges are made once, as documents are, and told on the desk when one cannot be.
alter table certificate add column badged_at integer;         -- when its badge was kept; null: not made yet
alter table certificate add column badge_tries integer not null default 0;
alter table certificate add column badge_after integer not null default 0;
alter table certificate add column badge_fault text;
update certificate set badged_at =
  (select b.reserved_at from credential b where b.certificate_id = certificate.certificate_id and b.file is not null);
create index certificate_unbadged on certificate (badge_after, issued_at) where issued_at is not null and badged_at is null;
drop index credential_unmade;

-- Every public key of the issuer, in the order of its ledger on disk: what was signed with it must stay
-- verifiable, so the site does not start with a ledger that lacks one.
create table issuer_key (
  kind          text   not null,               -- ed25519, p256
  place         integer not null,               -- 1, 2, 3 …: its order in keys.json
  key_id        text   not null,               -- the short name: see issuer::keys
  public        text   not null,               -- base64url: 32 bytes, or the 65 of an uncompressed point
  signs_from    integer not null,
  signs_until   integer,                        -- null: it signs today
  primary key (kind, place)
);
