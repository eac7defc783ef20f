CREATE TABLE errands (
  id text NOT NULL PRIMARY KEY,
  kind text NOT NULL,
  group_id text NOT NULL,
  session_id text NULL,
  subject_id text NOT NULL,
  subject_version integer NOT NULL,
  sequence integer NOT NULL,
  recipient_person_id text NULL,
  state text NOT NULL,
  due_at text NOT NULL,
  attempt integer NOT NULL,
  lease_token text NULL,
  leased_until text NULL,
  problem text NULL,
  cause text NOT NULL,
  trace_parent text NULL,
  created_at text NOT NULL,
  done_at text NULL
);
CREATE UNIQUE INDEX ix_errands_key ON errands (cause, kind, recipient_person_id, subject_version);
CREATE UNIQUE INDEX ix_errands_key_without_recipient ON errands (cause, kind, subject_version) WHERE recipient_person_id IS NULL;
CREATE INDEX ix_errands_due ON errands (state, due_at);
CREATE INDEX ix_errands_session ON errands (session_id);
CREATE INDEX ix_errands_group ON errands (group_id);
