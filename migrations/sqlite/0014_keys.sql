-- Badges are made once, as documents are, and told on the desk when one cannot be.
alter table certificate add column badged_at integer;         -- when its badge was kept; null: not made yet
alter table certificate add column badge_tries integer not null default 0;
alter table certificate add column badge_after integer not null default 0;
alter table certificate add column badge_fault text;
update certificate set badged_at =
  (select b.reserved_at from credential b where b.certificate_id = certificate.certificate_id and b.file is not null);
create index certificate_unbadged on certificate (badge_after, issued_at) where issued_at is not null and badged_at is null;
drop index credential_unmade;
