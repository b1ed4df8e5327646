-- How many uses the Limit blocks have counted: for a user, or with an empty user id for all together.
create table limit_uses (
  process_id varchar(200) not null,
  element_id varchar(200) not null,
  user_id varchar(200) not null,
  taken bigint not null,
  began timestamp with time zone not null,
  ends timestamp with time zone,
  primary key (process_id, element_id, user_id)
);

create index limit_uses_by_end on limit_uses (ends);

-- What each execution of a Limit was answered: a job that comes again counts once. Kept for a while.
create table limit_answers (
  process_id varchar(200) not null,
  element_id varchar(200) not null,
  instance_key bigint not null,
  matched boolean not null,
  answered_at timestamp with time zone not null,
  primary key (process_id, element_id, instance_key)
);

create index limit_answers_by_age on limit_answers (answered_at);
