-- Who may come in. A key itself is not kept, only its hash.
create table api_keys (
  id varchar(20) primary key,
  name varchar(100) not null,
  role varchar(10) not null,
  hash varchar(64) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone
);

-- One row: how often keys were changed. Nodes ask it to know whether they must read again.
create table api_key_revision (
  revision bigint not null
);

insert into api_key_revision (revision) values (0);

-- Who changed what, when, from what to what.
create table audit_trail (
  id bigint generated always as identity primary key,
  changed_at timestamp with time zone not null,
  actor_kind varchar(10) not null,
  actor_id varchar(20),
  actor_name varchar(200) not null,
  kind varchar(30) not null,
  subject varchar(300) not null,
  before_json text,
  after_json text
);

create index audit_trail_by_age on audit_trail (changed_at);
create index audit_trail_by_subject on audit_trail (kind, subject, id);
create index audit_trail_by_key on audit_trail (actor_id, id);
