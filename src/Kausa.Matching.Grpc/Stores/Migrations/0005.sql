-- Whose lists a run makes (0 people, 1 places) and what orders them anew, as the contract numbers it; 0 is nothing.
ALTER TABLE cohort_run ADD COLUMN side INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cohort_run ADD COLUMN reranker INTEGER NOT NULL DEFAULT 0;
