-- A request that changes something is answered once; its retry gets the kept answer.
create table idempotency_keys (
  clinic uuid not null references clinics,
  key uuid not null,
  person uuid not null,
  request_sha256 bytea not null,
  status integer,
  reply jsonb,
  created_at timestamptz not null,
  primary key (clinic, key),
  foreign key (clinic, person) references people (clinic, person)
);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy own_clinic on idempotency_keys
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update on idempotency_keys to theca_app;

-- An order being typed. Discarding empties it and keeps its revision, so that an old browser cannot overwrite a new draft.
create table drafts (
  clinic uuid not null references clinics,
  patient uuid not null,
  revision integer not null check (revision > 0),
  based_on_version integer not null,
  content jsonb,
  person uuid not null,
  saved_at timestamptz not null,
  primary key (clinic, patient),
  foreign key (clinic, person) references people (clinic, person)
);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy own_clinic on drafts
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update on drafts to theca_app;
