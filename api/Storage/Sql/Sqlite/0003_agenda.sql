CREATE TABLE agenda_items (
  id text NOT NULL PRIMARY KEY,
  group_id text NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  session_id text NULL REFERENCES sessions (id) ON DELETE RESTRICT,
  number text NULL,
  position integer NOT NULL,
  title text NOT NULL,
  reason text NULL,
  publicity text NOT NULL,
  presenter text NULL,
  state text NOT NULL,
  state_reason text NULL,
  is_supplement integer NOT NULL,
  proposed_by text NOT NULL,
  faction_id text NULL REFERENCES factions (id) ON DELETE RESTRICT,
  proposed_at text NOT NULL,
  changed_by text NOT NULL,
  changed_at text NOT NULL,
  request text NOT NULL,
  version integer NOT NULL
);
CREATE INDEX ix_agenda_items_group_state ON agenda_items (group_id, state);
CREATE INDEX ix_agenda_items_session ON agenda_items (session_id);
CREATE INDEX ix_agenda_items_faction ON agenda_items (faction_id);
CREATE INDEX ix_agenda_items_proposed_by ON agenda_items (proposed_by);
