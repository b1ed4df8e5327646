-- When the properties of a state were set, so that a late change undoes no newer one; null: at updated_at.
alter table user_states add column set_at text;
