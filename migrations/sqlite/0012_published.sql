-- What the signed list says of all certificates together, kept apart: it is published to anybody, and
-- gathering it from a million rows takes seconds.
create table attested_host (
  host          text   primary key              -- a host for which statements were signed
);
insert into attested_host (host) select distinct host from attestation;

create table certified_version (                -- a version of a course for which there are certificates
  course_id     text   not null,
  version       integer not null,
  primary key (course_id, version)
);
insert into certified_version (course_id, version)
select distinct course_id, version from certificate where issued_at is not null;
