CREATE TABLE errands (
  id uuid NOT NULL PRIMARY KEY,
  kind text NOT NULL,
  group_id uuid NOT NULL,
  session_id uuid NULL,
  subject_id uuid NOT NULL,
  subject_version bigint NOT NULL,
  sequence integer NOT NULL,
  recipient_person_id uuid NULL,
  state text NOT NULL,
  due_at timestamptz NOT NULL,
  attempt integer NOT NULL,
  lease_token uuid NULL,
  leased_until timestamptz NULL,
  problem text NULL,
  cause uuid NOT NULL,
  trace_parent text NULL,
  created_at timestamptz NOT NULL,
  done_at timestamptz NULL
);
CREATE UNIQUE INDEX ix_errands_key ON errands (cause, kind, recipient_person_id, subject_version);
CREATE UNIQUE INDEX ix_errands_key_without_recipient ON errands (cause, kind, subject_version) WHERE recipient_person_id IS NULL;
CREATE INDEX ix_errands_due ON errands (state, due_at);
CREATE INDEX ix_errands_session ON errands (session_id);
CREATE INDEX ix_errands_group ON errands (group_id);
