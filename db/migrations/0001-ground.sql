-- What visits brought back, what was read out of it, and the answers that rest on it.

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'partial', 'failed', 'stopped')),
  summary TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX runs_by_start ON runs (started_at DESC);

CREATE TABLE visits (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  slot TEXT NOT NULL,
  run TEXT REFERENCES runs (id),
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reasons TEXT NOT NULL,
  via TEXT,
  used_capture TEXT,
  no_archive_because TEXT,
  moved_to TEXT,
  evidence INTEGER NOT NULL DEFAULT 0,
  candidates INTEGER NOT NULL DEFAULT 0,
  milliseconds INTEGER NOT NULL,
  UNIQUE (source, slot)
) STRICT;
CREATE INDEX visits_by_source ON visits (source, finished_at DESC);
CREATE INDEX visits_by_time ON visits (finished_at DESC);
CREATE INDEX visits_by_run ON visits (run);

CREATE TABLE captures (
  id TEXT PRIMARY KEY,
  visit TEXT NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
  attempt INTEGER NOT NULL,
  source TEXT NOT NULL,
  via TEXT NOT NULL,
  requested_url TEXT NOT NULL,
  final_url TEXT NOT NULL,
  redirects TEXT NOT NULL,
  status INTEGER,
  headers TEXT NOT NULL,
  retrieved_at TEXT NOT NULL,
  archived_at TEXT,
  media_type TEXT,
  verdict TEXT NOT NULL,
  reasons TEXT NOT NULL,
  title TEXT,
  language TEXT,
  text_sha256 TEXT,
  characters INTEGER NOT NULL DEFAULT 0,
  views TEXT NOT NULL,
  counts TEXT NOT NULL,
  unchanged INTEGER NOT NULL DEFAULT 0,
  same_as TEXT REFERENCES captures (id),
  because TEXT NOT NULL,
  milliseconds INTEGER NOT NULL,
  UNIQUE (visit, attempt)
) STRICT;
CREATE INDEX captures_by_source ON captures (source, retrieved_at DESC, id);
CREATE INDEX captures_by_text ON captures (source, text_sha256);
CREATE INDEX captures_by_time ON captures (retrieved_at);

CREATE TABLE capture_objects (
  capture TEXT NOT NULL REFERENCES captures (id),
  role TEXT NOT NULL,
  view INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (capture, role, view)
) STRICT, WITHOUT ROWID;
CREATE INDEX capture_objects_by_hash ON capture_objects (sha256);

-- One reading is one text of one source, read once by one extractor version: a text that comes back is not read again.
CREATE TABLE readings (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  capture TEXT NOT NULL REFERENCES captures (id),
  text_sha256 TEXT NOT NULL,
  extractor TEXT NOT NULL,
  profile TEXT NOT NULL,
  read_at TEXT NOT NULL,
  evidence INTEGER NOT NULL,
  silent INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, text_sha256, extractor, profile)
) STRICT;
CREATE INDEX readings_by_capture ON readings (capture);

CREATE TABLE evidence (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reading TEXT NOT NULL REFERENCES readings (id),
  capture TEXT NOT NULL REFERENCES captures (id),
  source TEXT NOT NULL,
  offering TEXT NOT NULL,
  dimension TEXT NOT NULL,
  value TEXT NOT NULL,
  confidence TEXT NOT NULL,
  quotes TEXT NOT NULL,
  details TEXT NOT NULL,
  access TEXT NOT NULL,
  effective_from TEXT,
  rule TEXT NOT NULL,
  findings TEXT NOT NULL,
  normaliser TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  url TEXT NOT NULL,
  via TEXT NOT NULL,
  retrieved_at TEXT NOT NULL,
  archived_at TEXT
) STRICT;
CREATE INDEX evidence_by_reading ON evidence (reading, offering, dimension);
CREATE INDEX evidence_by_capture ON evidence (capture);
CREATE INDEX evidence_by_cell ON evidence (offering, dimension, source, retrieved_at DESC);

CREATE VIRTUAL TABLE evidence_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE cells (
  offering TEXT NOT NULL,
  dimension TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('captured', 'imported', 'person')),
  value TEXT NOT NULL,
  answer TEXT NOT NULL,
  -- What weighing said when a person approved, before the person's edits: what new evidence is compared with.
  weighed TEXT,
  evidence TEXT NOT NULL,
  evidence_key TEXT NOT NULL,
  source TEXT,
  approved_at TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  verified_at TEXT NOT NULL,
  decision TEXT,
  version INTEGER NOT NULL,
  PRIMARY KEY (offering, dimension)
) STRICT, WITHOUT ROWID;
CREATE INDEX cells_by_source ON cells (source);

-- One row for every answer a cell ever had; the one in force on a date is the latest with at <= date.
CREATE TABLE cell_history (
  offering TEXT NOT NULL,
  dimension TEXT NOT NULL,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  basis TEXT NOT NULL,
  -- Null where an undone decision left the cell without an answer.
  answer TEXT,
  weighed TEXT,
  evidence TEXT NOT NULL,
  evidence_key TEXT NOT NULL,
  verified_at TEXT NOT NULL,
  decision TEXT,
  because TEXT NOT NULL,
  PRIMARY KEY (offering, dimension, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_history_by_time ON cell_history (offering, dimension, at DESC, version DESC);

CREATE TABLE source_state (
  source TEXT PRIMARY KEY,
  next_due TEXT,
  slot TEXT,
  last_visit TEXT,
  last_visit_at TEXT,
  last_verdict TEXT,
  first_ok_at TEXT,
  last_ok_at TEXT,
  last_ok_capture TEXT,
  reading TEXT,
  validators TEXT,
  good_facts TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  failing_since TEXT,
  not_before TEXT,
  witness_after TEXT,
  because TEXT
) STRICT;
CREATE INDEX source_state_by_due ON source_state (next_due);

-- What happened at a source, for a person: verified, edited, artifact, candidate, held, moved, backfilled ...
CREATE TABLE timeline (
  n INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  visit TEXT,
  capture TEXT,
  message TEXT NOT NULL,
  facts TEXT NOT NULL DEFAULT '{}',
  UNIQUE (source, visit, kind, capture, message)
) STRICT;
CREATE INDEX timeline_by_source ON timeline (source, at DESC, n DESC);

CREATE TRIGGER captures_are_kept BEFORE DELETE ON captures
BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER captures_stay BEFORE UPDATE ON captures
BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER capture_objects_are_kept BEFORE DELETE ON capture_objects
BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER capture_objects_stay BEFORE UPDATE ON capture_objects
BEGIN SELECT RAISE (ABORT, 'captures are append-only'); END;
CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence
BEGIN SELECT RAISE (ABORT, 'evidence is append-only'); END;
CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence
BEGIN SELECT RAISE (ABORT, 'evidence is append-only'); END;
CREATE TRIGGER cell_history_is_kept BEFORE DELETE ON cell_history
BEGIN SELECT RAISE (ABORT, 'the history of cells is append-only'); END;
CREATE TRIGGER cell_history_stays BEFORE UPDATE ON cell_history
BEGIN SELECT RAISE (ABORT, 'the history of cells is append-only'); END;
