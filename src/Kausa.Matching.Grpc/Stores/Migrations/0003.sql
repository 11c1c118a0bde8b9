-- Runs over everybody of an office: what was asked of which version of the rows. What they find follows from that, so a service that starts again finds the same.
CREATE TABLE cohort_run (
  office TEXT NOT NULL, id TEXT NOT NULL, request_id TEXT NOT NULL, top INTEGER NOT NULL, mode INTEGER NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (office, id)) STRICT;
