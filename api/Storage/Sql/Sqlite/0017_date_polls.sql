-- Terminumfragen and their answers, one for each person.
CREATE TABLE date_polls (
  id text NOT NULL PRIMARY KEY,
  group_id text NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  state text NOT NULL,
  options text NOT NULL,
  place text NULL,
  deadline text NOT NULL,
  remind_at text NULL,
  chosen integer NULL,
  reason text NULL,
  session_id text NULL REFERENCES sessions (id) ON DELETE SET NULL,
  request text NOT NULL,
  changed_by text NULL,
  changed_at text NOT NULL,
  version integer NOT NULL
);
CREATE INDEX ix_date_polls_group_state ON date_polls (group_id, state);
CREATE INDEX ix_date_polls_state_deadline ON date_polls (state, deadline);
CREATE INDEX ix_date_polls_session ON date_polls (session_id);
CREATE TABLE date_poll_answers (
  poll_id text NOT NULL REFERENCES date_polls (id) ON DELETE CASCADE,
  member_id text NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  choices text NOT NULL,
  answered_at text NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (poll_id, member_id)
);
CREATE INDEX ix_date_poll_answers_member ON date_poll_answers (member_id);
