-- What designers drew, once for each text.
create table journey_diagrams (
  hash varchar(64) primary key,
  file varchar(500) not null,
  drawn text not null
);

-- Journeys as they are now; one diagram may hold several.
create table journeys (
  process_id varchar(200) primary key,
  diagram varchar(64) not null references journey_diagrams (hash),
  definition_key bigint not null,
  version integer not null,
  source varchar(510) not null,
  state varchar(10) not null,
  revision bigint not null
);

-- Every version that the engine was given, by the engine's own number.
create table journey_versions (
  process_id varchar(200) not null,
  version integer not null,
  definition_key bigint not null,
  diagram varchar(64) not null references journey_diagrams (hash),
  source varchar(510) not null,
  deployed_at timestamp with time zone not null,
  primary key (process_id, version)
);

create index journey_versions_by_key on journey_versions (definition_key);

-- The last try of each file, so that nobody undoes what another node or the API deployed since.
create table journey_files (
  file varchar(500) primary key,
  hash varchar(64) not null,
  accepted boolean not null,
  flaws text not null,
  tried_at timestamp with time zone not null
);

-- Moves of running instances to another version.
create table journey_migrations (
  id varchar(40) primary key,
  process_id varchar(200) not null,
  from_version integer not null,
  to_version integer not null,
  from_key bigint not null,
  to_key bigint not null,
  elements text not null,
  state varchar(10) not null,
  after_key bigint not null,
  moved integer not null,
  failed integer not null,
  failures text not null,
  claimed_until timestamp with time zone not null,
  created_at timestamp with time zone not null
);

create index journey_migrations_by_state on journey_migrations (state);

-- One row: how often journeys were changed. Nodes ask it to know whether they must read again.
create table journey_revision (
  revision bigint not null
);

insert into journey_revision (revision) values (0);
