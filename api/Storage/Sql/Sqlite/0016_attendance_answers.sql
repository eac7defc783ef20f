-- Zu- und Absagen to a session, and Befangenheit announced for an item.
CREATE TABLE attendance_answers (
  id text NOT NULL PRIMARY KEY,
  session_id text NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  member_id text NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  starts_at text NOT NULL,
  intent text NOT NULL,
  arrives_at text NULL,
  deputy_id text NULL REFERENCES members (id) ON DELETE RESTRICT,
  answered_at text NOT NULL,
  version integer NOT NULL
);
CREATE UNIQUE INDEX ix_attendance_answers_session_member ON attendance_answers (session_id, member_id);
CREATE UNIQUE INDEX ix_attendance_answers_session_deputy ON attendance_answers (session_id, starts_at, deputy_id);
CREATE INDEX ix_attendance_answers_member ON attendance_answers (member_id);
CREATE INDEX ix_attendance_answers_deputy ON attendance_answers (deputy_id);
CREATE TABLE recusals (
  item_id text NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  member_id text NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  announced_at text NOT NULL,
  PRIMARY KEY (item_id, member_id)
);
CREATE INDEX ix_recusals_member ON recusals (member_id);
