-- Which event started which process: the memory that makes sending an event again harmless.
create table event_starts (
  event_id varchar(200) not null,
  process_id varchar(200) not null,
  claimed_at timestamp with time zone not null,
  started boolean not null,
  instance_key bigint,
  primary key (event_id, process_id)
);

create index event_starts_by_age on event_starts (claimed_at);
