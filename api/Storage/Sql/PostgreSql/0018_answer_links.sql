-- Links with which people answer without Teams: hashes of secrets, one for each person and question.
CREATE TABLE answer_links (
  hash text NOT NULL PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  subject_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX ix_answer_links_member_subject ON answer_links (member_id, subject_id);
CREATE INDEX ix_answer_links_expires_at ON answer_links (expires_at);
