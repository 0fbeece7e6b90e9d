-- Caches of the fold over a stream, written in the transaction that appends to it; `rebuild` makes them again.
create table patients (
  clinic uuid not null references clinics,
  patient uuid not null,
  version integer not null,
  name text not null,
  record_number text not null,
  birth_date date not null,
  -- Without marks and in lower case: what a search by three letters looks at.
  folded text not null,
  primary key (clinic, patient),
  unique (clinic, record_number)
);
alter table patients enable row level security;
alter table patients force row level security;
create policy own_clinic on patients
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update, delete on patients to theca_app;

-- One row of the board without what depends on the hour: groups are made when it is read.
create table board_rows (
  clinic uuid not null,
  patient uuid not null,
  data jsonb not null,
  primary key (clinic, patient),
  foreign key (clinic, patient) references patients (clinic, patient) on delete cascade
);
alter table board_rows enable row level security;
alter table board_rows force row level security;
create policy own_clinic on board_rows
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update, delete on board_rows to theca_app;

-- A pump is in one patient, and a patient has one pump with at most one program in force.
create table implanted_pumps (
  clinic uuid not null,
  patient uuid not null,
  model text not null,
  serial text not null,
  primary key (clinic, patient),
  unique (clinic, model, serial),
  foreign key (clinic, patient) references patients (clinic, patient) on delete cascade
);
alter table implanted_pumps enable row level security;
alter table implanted_pumps force row level security;
create policy own_clinic on implanted_pumps
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update, delete on implanted_pumps to theca_app;

-- At most one order a patient waits for somebody.
create table open_orders (
  clinic uuid not null,
  patient uuid not null,
  order_id uuid not null,
  status text not null,
  author uuid not null,
  planned_for timestamptz not null,
  primary key (clinic, patient),
  foreign key (clinic, patient) references patients (clinic, patient) on delete cascade
);
alter table open_orders enable row level security;
alter table open_orders force row level security;
create policy own_clinic on open_orders
  using (clinic = nullif(current_setting('theca.clinic', true), '')::uuid);
grant select, insert, update, delete on open_orders to theca_app;
