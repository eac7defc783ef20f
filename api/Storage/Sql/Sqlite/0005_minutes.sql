CREATE TABLE transcripts (
  id text NOT NULL PRIMARY KEY,
  group_id text NOT NULL,
  session_id text NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  kind text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  cue_count integer NOT NULL,
  speakers text NOT NULL,
  repairs text NOT NULL,
  uploaded_at text NOT NULL,
  uploaded_by text NOT NULL,
  delete_after text NULL
);
CREATE INDEX ix_transcripts_session ON transcripts (session_id);
CREATE INDEX ix_transcripts_delete_after ON transcripts (delete_after);

-- What was said lies apart from what is known about it, and goes first.
CREATE TABLE transcript_files (
  transcript_id text NOT NULL PRIMARY KEY REFERENCES transcripts (id) ON DELETE CASCADE,
  content blob NOT NULL
);
CREATE TABLE transcript_texts (
  transcript_id text NOT NULL PRIMARY KEY REFERENCES transcripts (id) ON DELETE CASCADE,
  cues text NOT NULL
);

CREATE TABLE minutes (
  session_id text NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  group_id text NOT NULL,
  state text NOT NULL,
  transcript_id text NULL,
  engine text NULL,
  edited integer NOT NULL,
  places text NOT NULL,
  signatures text NOT NULL,
  approved text NULL,
  version integer NOT NULL
);
CREATE INDEX ix_minutes_group ON minutes (group_id);

CREATE TABLE minutes_entries (
  id text NOT NULL PRIMARY KEY,
  session_id text NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  agenda_item_id text NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  speaker text NULL,
  cue_ids text NOT NULL,
  decision text NULL,
  promise text NULL,
  added_by text NULL,
  verdict text NOT NULL
);
CREATE INDEX ix_minutes_entries_session ON minutes_entries (session_id);

CREATE TABLE minutes_revisions (
  session_id text NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  version integer NOT NULL,
  at text NOT NULL,
  person_id text NULL,
  by_name text NOT NULL,
  entry_id text NULL,
  text_before text NULL,
  text_after text NULL,
  PRIMARY KEY (session_id, version)
);

CREATE TABLE minutes_corrections (
  id text NOT NULL PRIMARY KEY,
  session_id text NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  text_before text NOT NULL,
  text_after text NOT NULL,
  reason text NOT NULL,
  person_id text NOT NULL,
  by_name text NOT NULL,
  at text NOT NULL
);
CREATE INDEX ix_minutes_corrections_session ON minutes_corrections (session_id);
