-- The owner makes and migrates; the program works as theca_app, which owns nothing and cannot pass a policy.
-- Roles belong to the whole cluster, so another database may have made it already.
do $$
begin
  create role theca_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
exception
  when duplicate_object or unique_violation then null;
end
$$;
-- Where somebody else made the role, he has to grant it to this owner.
do $$
begin
  if not pg_has_role(current_user, 'theca_app', 'MEMBER') then
    execute format('grant theca_app to %I', current_user);
  end if;
end
$$;
grant usage on schema public to theca_app;

-- Every table carries its clinic. Without the setting `theca.clinic` a policy is null for every row: none is seen.
create table clinics (
  clinic uuid primary key,
  name text not null,
  time_zone text not null,
  -- Margins, clinic days and times of observation, with their units.
  settings jsonb not null,
  created_at timestamptz not null
);
alter table clinics enable row level security;
alter table clinics force row level security;
create policy own_clinic on clinics
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert on clinics to theca_app;

create table people (
  clinic uuid not null references clinics,
  person uuid primary key,
  username text not null unique check (username = lower(username)),
  name text not null,
  role text not null check (role in ('nurse', 'physician', 'pharmacist')),
  password_hash text not null,
  active boolean not null default true,
  unique (clinic, person)
);
alter table people enable row level security;
alter table people force row level security;
create policy own_clinic on people
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
-- Who signs in does not say of which clinic: the transaction that checks the password sees this one person.
create policy signing_in on people for select
  using (username = nullif(current_setting('theca.signing_in', true), ''));
grant select, insert on people to theca_app;

create table sessions (
  clinic uuid not null,
  token_sha256 bytea primary key,
  person uuid not null,
  created_at timestamptz not null,
  used_at timestamptz not null,
  foreign key (clinic, person) references people (clinic, person)
);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy own_clinic on sessions
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update, delete on sessions to theca_app;
create index sessions_used_at on sessions (clinic, used_at);
