-- Cues are numbered through all transcripts of a session; what was handed in before keeps its own row.
ALTER TABLE transcripts ADD COLUMN first_cue integer NULL;
DROP INDEX ix_transcripts_session;
CREATE UNIQUE INDEX ix_transcripts_session_first_cue ON transcripts (session_id, first_cue);

ALTER TABLE minutes ADD COLUMN draft_hash text NULL;

ALTER TABLE minutes_entries ADD COLUMN edited boolean NOT NULL DEFAULT FALSE;
UPDATE minutes_entries SET edited = TRUE WHERE EXISTS (
  SELECT 1 FROM minutes_revisions WHERE minutes_revisions.entry_id = minutes_entries.id AND minutes_revisions.person_id IS NOT NULL);

ALTER TABLE minutes_entries ADD COLUMN doubt text NULL;

-- A later draft beside minutes that somebody has in hand. It says what was said, so it goes with its transcript.
CREATE TABLE minutes_redrafts (
  session_id uuid NOT NULL PRIMARY KEY REFERENCES minutes (session_id) ON DELETE CASCADE,
  transcript_id uuid NOT NULL REFERENCES transcripts (id) ON DELETE CASCADE,
  engine text NOT NULL,
  drafted_at timestamptz NOT NULL,
  supplements boolean NOT NULL,
  draft_hash text NOT NULL,
  items text NOT NULL,
  settled text NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX ix_minutes_redrafts_transcript ON minutes_redrafts (transcript_id);

-- That a clerk looked at a finding of the second look; what was found is stored nowhere.
CREATE TABLE minutes_seen_findings (
  session_id uuid NOT NULL REFERENCES minutes (session_id) ON DELETE CASCADE,
  finding_key text NOT NULL,
  person_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (session_id, finding_key)
);
