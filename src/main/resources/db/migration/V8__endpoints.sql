-- Endpoints as they are now, and every version they had. They name secrets, and hold none.
create table endpoints (
  id varchar(100) primary key,
  version integer not null,
  body text not null,
  source varchar(300) not null,
  file_hash varchar(64),
  deleted boolean not null,
  revision bigint not null
);

create index endpoints_by_revision on endpoints (revision);

create table endpoint_versions (
  endpoint_id varchar(100) not null,
  version integer not null,
  body text not null,
  source varchar(300) not null,
  deleted boolean not null,
  created_at timestamp with time zone not null,
  primary key (endpoint_id, version)
);

-- One row: how often endpoints were changed. Nodes ask it to know whether they must read again.
create table endpoint_revision (
  revision bigint not null
);

insert into endpoint_revision (revision) values (0);
