CREATE TABLE transcripts (
  id uuid NOT NULL PRIMARY KEY,
  group_id uuid NOT NULL,
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  kind text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  cue_count integer NOT NULL,
  speakers text NOT NULL,
  repairs text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  uploaded_by uuid NOT NULL,
  delete_after date NULL
);
CREATE INDEX ix_transcripts_session ON transcripts (session_id);
CREATE INDEX ix_transcripts_delete_after ON transcripts (delete_after);

-- What was said lies apart from what is known about it, and goes first.
CREATE TABLE transcript_files (
  transcript_id uuid NOT NULL PRIMARY KEY REFERENCES transcripts (id) ON DELETE CASCADE,
  content bytea NOT NULL
);
CREATE TABLE transcript_texts (
  transcript_id uuid NOT NULL PRIMARY KEY REFERENCES transcripts (id) ON DELETE CASCADE,
  cues text NOT NULL
);

CREATE TABLE minutes (
  session_id uuid NOT NULL PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  group_id uuid NOT NULL,
  state text NOT NULL,
  transcript_id uuid NULL,
  engine text NULL,
  edited boolean NOT NULL,
  places text NOT NULL,
  signatures text NOT NULL,
  approved text NULL,
  version bigint NOT NULL
);
CREATE INDEX ix_minutes_group ON minutes (group_id);

CREATE TABLE minutes_entries (
  id uuid NOT NULL PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  agenda_item_id uuid NOT NULL,
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
  session_id uuid NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  version bigint NOT NULL,
  at timestamptz NOT NULL,
  person_id uuid NULL,
  by_name text NOT NULL,
  entry_id uuid NULL,
  text_before text NULL,
  text_after text NULL,
  PRIMARY KEY (session_id, version)
);

CREATE TABLE minutes_corrections (
  id uuid NOT NULL PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  text_before text NOT NULL,
  text_after text NOT NULL,
  reason text NOT NULL,
  person_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ix_minutes_corrections_session ON minutes_corrections (session_id);
