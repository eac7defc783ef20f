ALTER TABLE journal ADD COLUMN link integer NULL;
CREATE UNIQUE INDEX ix_journal_link ON journal (link);
