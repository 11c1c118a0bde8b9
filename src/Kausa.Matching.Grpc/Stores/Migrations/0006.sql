-- What else a run was asked for: date (empty is the office's), purpose as the engine numbers it, perspective as the contract does (0 is that of the side), statuses shown (comma-separated numbers; empty is all), code of the strategy.
ALTER TABLE cohort_run ADD COLUMN as_of TEXT NOT NULL DEFAULT '';
ALTER TABLE cohort_run ADD COLUMN purpose INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cohort_run ADD COLUMN perspective INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cohort_run ADD COLUMN statuses TEXT NOT NULL DEFAULT '';
ALTER TABLE cohort_run ADD COLUMN strategy TEXT NOT NULL DEFAULT 'WEIGHTED_SUM';
