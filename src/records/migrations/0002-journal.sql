-- What happened, one stream a patient. Nobody but the owner could change a row, and the owner only migrates.
create table events (
  clinic uuid not null references clinics,
  stream uuid not null,
  version integer not null check (version > 0),
  -- The whole event with its stamp, amounts with their units.
  data jsonb not null,
  type text not null generated always as (data ->> 'type') stored,
  actor uuid not null generated always as ((data #>> '{stamp,by,id}')::uuid) stored,
  formulary text not null generated always as (data #>> '{stamp,formulary}') stored,
  -- The clock of the database; that of the request is in the stamp.
  recorded_at timestamptz not null default now(),
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
