-- Wiedervorlagen: what approved minutes left to be done.
CREATE TABLE follow_ups (
  id uuid NOT NULL PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  agenda_item_id uuid NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  item_title text NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  asked_by text NULL,
  promised_by text NULL,
  due_text text NULL,
  due_by date NULL,
  publicity text NOT NULL,
  state text NOT NULL,
  reason text NULL,
  settled_by uuid NULL,
  settled_at timestamptz NULL,
  version bigint NOT NULL
);
CREATE INDEX ix_follow_ups_group_state ON follow_ups (group_id, state);
CREATE INDEX ix_follow_ups_session ON follow_ups (session_id);
CREATE INDEX ix_follow_ups_agenda_item ON follow_ups (agenda_item_id);
