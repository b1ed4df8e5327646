create table user_states (
  user_id varchar(200) primary key,
  properties text not null,
  updated_at timestamp with time zone not null
);
