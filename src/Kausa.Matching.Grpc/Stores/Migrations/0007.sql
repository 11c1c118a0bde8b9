-- What the present rows of a kind of an office add to snapshot ids: the sum of the hashes of their canonical bytes as 64 hexadecimal digits, the form of those bytes, how many rows, and the version that last changed one of them.
-- Written in one transaction with the rows. Where it is missing or of another form it is computed from the rows.
CREATE TABLE content (office TEXT NOT NULL, kind INTEGER NOT NULL, form INTEGER NOT NULL, version INTEGER NOT NULL, row_count INTEGER NOT NULL, sum TEXT NOT NULL, PRIMARY KEY (office, kind)) STRICT, WITHOUT ROWID;
