ALTER TABLE minutes ADD COLUMN model_usage text NULL;
ALTER TABLE journal ADD COLUMN figures text NULL;
