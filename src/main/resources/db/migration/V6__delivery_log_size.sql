-- How much an attempt takes, so that the log can be kept to a size.
alter table delivery_attempts add column bytes integer default 2000 not null;
