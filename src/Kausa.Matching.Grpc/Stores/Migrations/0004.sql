-- Runs that compare lists: the version of the rows they compare with; none for runs over everybody.
ALTER TABLE cohort_run ADD COLUMN since INTEGER;
