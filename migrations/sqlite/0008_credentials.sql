-- Certificates as others' programs read them: badges, and the lists that say whether they still hold.

-- A list of places, one bit each (Bitstring Status List 1.0). Lists come in pairs: an odd number
-- tells of revocations, the even number after it, at the same places, of suspensions.
create table status_list (
  list_id       integer primary key,            -- /status/1, /status/2 …
  site          text   not null,               -- the public address that its badges name
  purpose       text   not null,               -- revocation, suspension
  opened_at     integer not null,
  places        integer not null                -- how many are taken
);
create index status_list_room on status_list (site, purpose, list_id);

-- The badge of a certificate: its place is reserved first, its file is made once.
create table credential (
  certificate_id text  primary key references certificate,
  access_key    text   not null unique,        -- 128 random bits, the end of its address: /credentials/…
  status_list   integer not null references status_list,
  status_index  integer not null,               -- drawn at random: it tells no order
  reserved_at   integer not null,               -- also when the proof says that it was made
  file          text,                          -- SHA-256 of the signed JSON; null: reserved, not made yet
  opened_at     integer,                        -- since when whoever has the address may read it; null: closed
  unique (status_list, status_index)
);
create index credential_unmade on credential (certificate_id) where file is null;
-- The few certificates that do not hold are found without reading the many that do.
create index certificate_withdrawn on certificate (certificate_id)
  where revoked_at is not null or replaced_at is not null or suspended_at is not null;
