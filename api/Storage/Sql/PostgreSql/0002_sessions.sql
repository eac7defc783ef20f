CREATE TABLE sessions (
  id uuid NOT NULL PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  number integer NOT NULL,
  state text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  place text NULL,
  online_url text NULL,
  urgency_reason text NULL,
  invited_at timestamptz NULL,
  cancellation_reason text NULL,
  sequence integer NOT NULL,
  opened_at timestamptz NULL,
  closed_at timestamptz NULL,
  recorded_place text NULL,
  attendance text NOT NULL,
  recording_notice text NULL,
  minutes text NULL,
  request text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE UNIQUE INDEX ix_sessions_group_number ON sessions (group_id, number);
CREATE INDEX ix_sessions_group_start ON sessions (group_id, starts_at);
