CREATE TABLE calendar_secrets (
  hash text NOT NULL PRIMARY KEY,
  person_id text NOT NULL,
  salt text NOT NULL,
  created_at text NOT NULL
);
CREATE INDEX ix_calendar_secrets_person ON calendar_secrets (person_id);
