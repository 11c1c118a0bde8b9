-- Facts about the store: secret of page tokens and tombstones, whether it is synthetic.
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

-- Every state of every row: written by version since, replaced or deleted by version until. The present state has no until.
CREATE TABLE row (
  office TEXT NOT NULL, kind INTEGER NOT NULL, id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, body BLOB NOT NULL,
  PRIMARY KEY (office, kind, id, since)) STRICT, WITHOUT ROWID;

-- One line per commit.
CREATE TABLE version (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;

-- Keys without their secrets.
CREATE TABLE api_key (
  id TEXT PRIMARY KEY, hash BLOB NOT NULL, role INTEGER NOT NULL, office TEXT NOT NULL, sees_office_places INTEGER NOT NULL, label TEXT NOT NULL,
  created_at TEXT NOT NULL, expires_on TEXT, revoked_at TEXT) STRICT;

-- Answers to writes, for requests that come twice.
CREATE TABLE answer (office TEXT NOT NULL, request_id TEXT NOT NULL, hash BLOB NOT NULL, response BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (office, request_id)) STRICT;
CREATE INDEX answer_at ON answer (at);

-- Who was erased, as a keyed hash; replayed whenever an older copy is restored.
CREATE TABLE tombstone (hash BLOB PRIMARY KEY, version INTEGER NOT NULL) STRICT;
