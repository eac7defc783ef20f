CREATE TABLE working_groups (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  short_name text NOT NULL,
  profile text NOT NULL,
  version integer NOT NULL
);

CREATE TABLE factions (
  id text NOT NULL PRIMARY KEY,
  group_id text NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  name text NOT NULL,
  short_name text NOT NULL
);
CREATE INDEX ix_factions_group ON factions (group_id);

CREATE TABLE members (
  id text NOT NULL PRIMARY KEY,
  group_id text NOT NULL REFERENCES working_groups (id) ON DELETE CASCADE,
  person_id text NOT NULL,
  salutation text NOT NULL,
  title text NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  function text NULL,
  email text NULL,
  faction_id text NULL REFERENCES factions (id) ON DELETE RESTRICT,
  role text NOT NULL,
  has_vote integer NOT NULL,
  deputy_of text NULL REFERENCES members (id) ON DELETE RESTRICT,
  deputy_order integer NULL,
  first_day text NULL,
  last_day text NULL
);
CREATE UNIQUE INDEX ix_members_group_person ON members (group_id, person_id);
CREATE INDEX ix_members_person ON members (person_id);
CREATE INDEX ix_members_faction ON members (faction_id);
CREATE INDEX ix_members_deputy_of ON members (deputy_of);

CREATE TABLE conversations (
  id text NOT NULL PRIMARY KEY,
  kind text NOT NULL,
  service_url text NOT NULL,
  tenant_id text NOT NULL,
  group_id text NULL REFERENCES working_groups (id) ON DELETE RESTRICT,
  person_id text NULL,
  teams_user_id text NULL,
  locale text NULL,
  seen_at text NOT NULL
);
CREATE INDEX ix_conversations_group ON conversations (group_id);
CREATE INDEX ix_conversations_person ON conversations (person_id);

CREATE TABLE journal (
  sequence integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  at text NOT NULL,
  person_id text NULL,
  channel text NOT NULL,
  action text NOT NULL,
  group_id text NULL,
  subject_id text NULL,
  hash text NULL
);
CREATE INDEX ix_journal_group ON journal (group_id, sequence);
