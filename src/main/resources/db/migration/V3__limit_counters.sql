-- How many starts the limits of a trigger have counted: for a user, or with an empty user id for all together.
create table limit_counters (
  process_id varchar(200) not null,
  user_id varchar(200) not null,
  taken bigint not null,
  began timestamp with time zone not null,
  primary key (process_id, user_id)
);
