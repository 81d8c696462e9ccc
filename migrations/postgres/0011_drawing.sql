-- Drawing a document may fail: by a design with flaws, by a full disk. It is put off, and the desk says why.
alter table certificate add column draw_tries integer not null default 0;
alter table certificate add column draw_after bigint not null default 0;
alter table certificate add column draw_fault text;
drop index certificate_undrawn;
create index certificate_undrawn on certificate (draw_after, issued_at) where issued_at is not null and document is null;
