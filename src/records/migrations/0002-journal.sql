-- What happened, one stream a patient. Nobody but the owner could change a row, and the owner only migrates.
create table events (
  clinic uuid not null references clinics,
  stream uuid not null,
  version integer not null check (version > 0),
  type text not null,
  -- The stamp of the event: the clock of the request.
  at timestamptz not null,
  -- The clock of the database when the row was written.
  recorded_at timestamptz not null default now(),
  actor uuid not null,
  formulary text not null,
  data jsonb not null,
  -- Over the digest before it in the stream and this row: a changed, lost or inserted row shows.
  digest_sha256 bytea not null,
  primary key (clinic, stream, version),
  foreign key (clinic, actor) references people (clinic, person)
);
alter table events enable row level security;
alter table events force row level security;
create policy own_clinic on events
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert on events to theca_app;

-- Who read or wrote what of a patient: one row for each, in the transaction that read or wrote.
create table audit (
  clinic uuid not null references clinics,
  entry bigint generated always as identity primary key,
  at timestamptz not null,
  actor uuid not null,
  action text not null,
  patient uuid,
  foreign key (clinic, actor) references people (clinic, person)
);
alter table audit enable row level security;
alter table audit force row level security;
create policy own_clinic on audit
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert on audit to theca_app;
create index audit_patient on audit (clinic, patient, entry);
