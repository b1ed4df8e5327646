-- Which journey runs for whom: written by its start listener, deleted by its end listener.
create table journey_runs (
  instance_key bigint primary key,
  process_id varchar(200) not null,
  definition_key bigint not null,
  user_id varchar(200),
  event_id varchar(200),
  entry_mode varchar(30),
  brand text,
  depth integer not null,
  started_at timestamp with time zone not null
);

create index journey_runs_by_version on journey_runs (process_id, definition_key, instance_key);
create index journey_runs_by_process on journey_runs (process_id, instance_key);
create index journey_runs_by_user on journey_runs (user_id, process_id);

-- What an event did once: a process that it started, or a message that it was published as.
alter table event_starts rename column process_id to target;

-- A process may have several triggers, each with limits of its own.
alter table limit_counters rename column process_id to trigger_name;

-- Who has entered a journey that may be entered once in a lifetime. Never purged.
create table lifetime_entries (
  process_id varchar(200) not null,
  user_id varchar(200) not null,
  event_id varchar(200) not null,
  entered_at timestamp with time zone not null,
  primary key (process_id, user_id)
);

-- Lists of users that enter a journey, at a time and at a pace.
create table entry_batches (
  id varchar(40) primary key,
  process_id varchar(200) not null,
  created_at timestamp with time zone not null,
  begins_at timestamp with time zone not null,
  state varchar(10) not null,
  wish text not null,
  scanned_to varchar(200),
  scanned boolean not null,
  fed_until timestamp with time zone not null,
  fed_at timestamp with time zone not null,
  note varchar(500)
);

create index entry_batches_by_state on entry_batches (state);
create index entry_batches_by_process on entry_batches (process_id, created_at);

create table batch_users (
  batch_id varchar(40) not null references entry_batches (id) on delete cascade,
  user_id varchar(200) not null,
  outcome varchar(30) not null,
  reason varchar(30),
  detail varchar(1000),
  instance_key bigint,
  primary key (batch_id, user_id)
);

create index batch_users_by_outcome on batch_users (batch_id, outcome, user_id);
