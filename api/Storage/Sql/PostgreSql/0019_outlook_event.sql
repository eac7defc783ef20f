ALTER TABLE sessions ADD COLUMN outlook_event text NULL;
