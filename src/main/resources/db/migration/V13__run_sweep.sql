-- One row: how far all nodes together have looked whether the engine still has the runs.
create table run_sweep (
  after_key bigint not null,
  due_at timestamp with time zone not null
);

insert into run_sweep (after_key, due_at) values (0, timestamp with time zone '2026-01-01 00:00:00+00');
