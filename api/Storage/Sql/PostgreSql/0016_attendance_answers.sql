-- Zu- und Absagen to a session, and Befangenheit announced for an item.
CREATE TABLE attendance_answers (
  id uuid NOT NULL PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  starts_at timestamptz NOT NULL,
  intent text NOT NULL,
  arrives_at timestamptz NULL,
  deputy_id uuid NULL REFERENCES members (id) ON DELETE RESTRICT,
  answered_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE UNIQUE INDEX ix_attendance_answers_session_member ON attendance_answers (session_id, member_id);
CREATE UNIQUE INDEX ix_attendance_answers_session_deputy ON attendance_answers (session_id, starts_at, deputy_id);
CREATE INDEX ix_attendance_answers_member ON attendance_answers (member_id);
CREATE INDEX ix_attendance_answers_deputy ON attendance_answers (deputy_id);
CREATE TABLE recusals (
  item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  announced_at timestamptz NOT NULL,
  PRIMARY KEY (item_id, member_id)
);
CREATE INDEX ix_recusals_member ON recusals (member_id);
