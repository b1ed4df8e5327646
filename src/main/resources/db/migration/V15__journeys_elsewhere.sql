-- One row: which node asks the engine what others deployed, and until when nobody else does.
create table journey_engine_watch (
  node varchar(40) not null,
  held_until timestamp with time zone not null
);

insert into journey_engine_watch (node, held_until) values ('', timestamp with time zone '2000-01-01 00:00:00+00');

-- Decisions and forms as the engine was given them last, by their own ids: one file may hold several decisions.
create table journey_resources (
  id varchar(300) primary key,
  diagram varchar(64) not null references journey_diagrams (hash),
  source varchar(510) not null,
  deployed_at timestamp with time zone not null
);
