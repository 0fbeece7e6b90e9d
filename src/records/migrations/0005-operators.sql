-- Which clinics there are: asked on the command line as the owner of the tables, who sees that and no more. The program
-- works as theca_app, which is no member of the owner, and still sees the one clinic it was told.
create policy operating on clinics for select
  using (pg_has_role((select relowner from pg_class where oid = 'clinics'::regclass), 'USAGE'));

-- A person leaves, comes back, gets another password. Nobody is deleted: events name who did what.
grant update (active, password_hash) on people to theca_app;

-- An answer that was kept for retries is dropped when nobody retries any more.
grant delete on idempotency_keys to theca_app;

-- What was done to clinics and people on the command line, where nobody is signed in.
create table operator_log (
  clinic uuid not null references clinics,
  entry bigint generated always as identity primary key,
  at timestamptz not null,
  -- The user of the machine that ran the command.
  operator text not null,
  action text not null,
  person uuid,
  foreign key (clinic, person) references people (clinic, person)
);
alter table operator_log enable row level security;
alter table operator_log force row level security;
create policy own_clinic on operator_log
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert on operator_log to theca_app;
