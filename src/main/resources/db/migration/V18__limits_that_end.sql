-- Until when a count of a trigger's limit is kept; none if its limit has no period, or if it was counted before.
alter table limit_counters add ends timestamp with time zone;

create index limit_counters_by_end on limit_counters (ends);

-- Whoever is forgotten leaves a hash of the id, so that once in a lifetime stays once.
create index lifetime_entries_by_user on lifetime_entries (user_id);
