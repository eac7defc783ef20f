ALTER TABLE minutes_revisions ADD COLUMN agenda_item_id uuid NULL;
