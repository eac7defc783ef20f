-- Schulferien of the Länder, as administrators imported them.
CREATE TABLE school_holidays (
  id text NOT NULL PRIMARY KEY,
  land text NOT NULL,
  name text NOT NULL,
  first_day text NOT NULL,
  last_day text NOT NULL
);
CREATE INDEX ix_school_holidays_land_last ON school_holidays (land, last_day);
