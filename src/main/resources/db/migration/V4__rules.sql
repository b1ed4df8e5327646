-- Automation rules as they are now, and every version they had.
create table rules (
  id varchar(100) primary key,
  version integer not null,
  body text not null,
  definition_key bigint not null,
  source varchar(300) not null,
  file_hash varchar(64),
  deleted boolean not null,
  revision bigint not null
);

create index rules_by_revision on rules (revision);

create table rule_versions (
  rule_id varchar(100) not null,
  version integer not null,
  body text not null,
  source varchar(300) not null,
  deleted boolean not null,
  created_at timestamp with time zone not null,
  primary key (rule_id, version)
);

-- One row: how often rules were changed. Nodes ask it to know whether they must read again.
create table rule_revision (
  revision bigint not null
);

insert into rule_revision (revision) values (0);
