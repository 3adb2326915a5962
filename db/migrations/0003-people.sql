-- People and their sessions, what they did, what was released, and the embedded queue.

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'maintainer')),
  password TEXT NOT NULL,
  created_at TEXT NOT NULL,
  disabled_at TEXT
) STRICT;

CREATE TABLE sessions (
  token_sha256 TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users (id),
  csrf TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  agent TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  user TEXT REFERENCES users (id),
  name TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('api', 'worker', 'login')),
  role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'maintainer')),
  token_sha256 TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  used_at TEXT,
  revoked_at TEXT
) STRICT;

CREATE TABLE login_attempts (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  at TEXT NOT NULL,
  ok INTEGER NOT NULL
) STRICT;
CREATE INDEX login_attempts_by_key ON login_attempts (key, at DESC);

CREATE TABLE audit (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX audit_by_time ON audit (at DESC);
CREATE INDEX audit_by_subject ON audit (subject, n DESC);
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit is append-only'); END;

CREATE TABLE leases (
  subject TEXT PRIMARY KEY,
  who TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX leases_by_expiry ON leases (expires_at);

CREATE TABLE drafts (
  subject TEXT NOT NULL,
  who TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (subject, who)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE releases (
  id TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  by TEXT NOT NULL,
  digest TEXT NOT NULL,
  schema_version TEXT NOT NULL,
  cells INTEGER NOT NULL,
  previous TEXT,
  body TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX releases_by_time ON releases (made_at DESC);

-- The due list's claims: a source is visited by one at a time, and a claim outlives a dead process only until it expires.
CREATE TABLE claims (
  source TEXT PRIMARY KEY,
  slot TEXT NOT NULL,
  owner TEXT NOT NULL,
  claimed_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX claims_by_expiry ON claims (expires_at);
