-- How many users of a batch came to what, kept with each change: a look at a batch must not count its users.
create table batch_counts (
  batch_id varchar(40) not null references entry_batches (id) on delete cascade,
  outcome varchar(30) not null,
  reason varchar(30) not null,
  many bigint not null,
  primary key (batch_id, outcome, reason)
);

insert into batch_counts (batch_id, outcome, reason, many)
  select batch_id, outcome, coalesce(reason, ''), count(*) from batch_users
  group by batch_id, outcome, coalesce(reason, '');

-- What is counted for a user goes when the user's data do.
create index limit_uses_by_user on limit_uses (user_id);
create index limit_counters_by_user on limit_counters (user_id);
