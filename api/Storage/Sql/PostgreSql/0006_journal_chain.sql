ALTER TABLE journal ADD COLUMN link bigint NULL;
CREATE UNIQUE INDEX ix_journal_link ON journal (link);
