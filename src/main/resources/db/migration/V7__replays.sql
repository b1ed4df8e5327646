-- How much an attempt takes, so that the log can be kept to a size.
alter table delivery_attempts add column bytes integer default 2000 not null;
-- What a call was rendered from, so that it can be made again.
alter table delivery_attempts add column inputs text;
-- The replay that an attempt belongs to; null for the process's own.
alter table delivery_attempts add column replay_id varchar(40);
create index delivery_attempts_by_replay on delivery_attempts (replay_id, id);

create table replays (
  id varchar(40) primary key,
  created_at timestamp with time zone not null,
  rendering varchar(10) not null,
  search text not null,
  state varchar(10) not null,
  fed_until timestamp with time zone not null
);
create index replays_by_state on replays (state);

create table replay_items (
  replay_id varchar(40) not null references replays (id) on delete cascade,
  number integer not null,
  attempt_id bigint not null,
  endpoint varchar(300) not null,
  instance_key bigint,
  progress varchar(10) not null,
  outcome varchar(20),
  what varchar(1000),
  primary key (replay_id, number)
);
create index replay_items_by_progress on replay_items (replay_id, progress, endpoint, number);

-- Of several nodes, one purges.
create table delivery_log_purge (
  id integer primary key,
  leased_until timestamp with time zone not null
);
insert into delivery_log_purge (id, leased_until) values (1, timestamp with time zone '2026-01-01 00:00:00+00:00');
