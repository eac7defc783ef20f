CREATE TABLE sessions (
  id text NOT NULL PRIMARY KEY,
  group_id text NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  number integer NOT NULL,
  state text NOT NULL,
  starts_at text NOT NULL,
  ends_at text NOT NULL,
  place text NULL,
  online_url text NULL,
  urgency_reason text NULL,
  invited_at text NULL,
  cancellation_reason text NULL,
  sequence integer NOT NULL,
  opened_at text NULL,
  closed_at text NULL,
  recorded_place text NULL,
  attendance text NOT NULL,
  recording_notice text NULL,
  minutes text NULL,
  request text NOT NULL,
  changed_by text NOT NULL,
  changed_at text NOT NULL,
  version integer NOT NULL
);
CREATE UNIQUE INDEX ix_sessions_group_number ON sessions (group_id, number);
CREATE INDEX ix_sessions_group_start ON sessions (group_id, starts_at);
