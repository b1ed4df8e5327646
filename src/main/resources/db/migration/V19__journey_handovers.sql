-- Drawings that a node is giving to the engine, so that another one notes what came of it if that one dies.
create table journey_handovers (
  process_id varchar(200) primary key,
  diagram varchar(64) not null references journey_diagrams (hash),
  source varchar(510) not null,
  held_until timestamp with time zone not null
);
