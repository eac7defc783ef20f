CREATE TABLE agenda_items (
  id uuid NOT NULL PRIMARY KEY,
  group_id uuid NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  session_id uuid NULL REFERENCES sessions (id) ON DELETE RESTRICT,
  number text NULL,
  position integer NOT NULL,
  title text NOT NULL,
  reason text NULL,
  publicity text NOT NULL,
  presenter text NULL,
  state text NOT NULL,
  state_reason text NULL,
  is_supplement boolean NOT NULL,
  proposed_by uuid NOT NULL,
  faction_id uuid NULL REFERENCES factions (id) ON DELETE RESTRICT,
  proposed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  request text NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX ix_agenda_items_group_state ON agenda_items (group_id, state);
CREATE INDEX ix_agenda_items_session ON agenda_items (session_id);
CREATE INDEX ix_agenda_items_faction ON agenda_items (faction_id);
CREATE INDEX ix_agenda_items_proposed_by ON agenda_items (proposed_by);
