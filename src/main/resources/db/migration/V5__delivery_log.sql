-- What was sent and what came back: one row for each attempt, kept for a while.
create table delivery_attempts (
  id bigint generated always as identity primary key,
  webhook_id varchar(200) not null,
  attempted_at timestamp with time zone not null,
  process_id varchar(200) not null,
  element_id varchar(200) not null,
  instance_key bigint not null,
  event_id varchar(200) not null,
  user_id varchar(300) not null,
  endpoint varchar(300) not null,
  attempt integer not null,
  outcome varchar(20) not null,
  what varchar(1000) not null,
  status integer,
  duration_ms bigint not null,
  exchange text not null
);

create index delivery_attempts_by_age on delivery_attempts (attempted_at);
create index delivery_attempts_by_delivery on delivery_attempts (webhook_id);
create index delivery_attempts_by_process on delivery_attempts (process_id, id);
create index delivery_attempts_by_user on delivery_attempts (user_id, id);
create index delivery_attempts_by_endpoint on delivery_attempts (endpoint, id);
create index delivery_attempts_by_outcome on delivery_attempts (outcome, id);
create index delivery_attempts_by_event on delivery_attempts (event_id);
