-- Schulferien of the Länder, as administrators imported them.
CREATE TABLE school_holidays (
  id uuid NOT NULL PRIMARY KEY,
  land text NOT NULL,
  name text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL
);
CREATE INDEX ix_school_holidays_land_last ON school_holidays (land, last_day);
