-- Everything that waits for a person, and what persons did with it.

CREATE TABLE candidates (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  capture TEXT NOT NULL REFERENCES captures (id),
  visit TEXT NOT NULL,
  dimension TEXT NOT NULL,
  change TEXT NOT NULL,
  rank INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'open', 'snoozed', 'second_review', 'accepted', 'dismissed', 'overtaken', 'withdrawn')),
  because TEXT,
  title TEXT NOT NULL,
  takes_effect TEXT,
  raised_at TEXT NOT NULL,
  seen_again_at TEXT NOT NULL,
  held_since TEXT,
  held_until TEXT,
  snoozed_until TEXT,
  decided_at TEXT,
  decision TEXT,
  overtaken_by TEXT,
  lowered_by TEXT,
  flips INTEGER NOT NULL DEFAULT 0,
  -- Grows with every change of state: what a reviewer saw, for If-Match.
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX candidates_queue ON candidates (state, rank, raised_at, n);
CREATE INDEX candidates_by_age ON candidates (state, raised_at, n);
CREATE INDEX candidates_by_source ON candidates (source, state, rank, n);
CREATE INDEX candidates_by_change ON candidates (state, change, rank, raised_at, n);
CREATE INDEX candidates_by_dimension ON candidates (state, dimension, rank, raised_at, n);
CREATE INDEX candidates_by_snooze ON candidates (snoozed_until) WHERE state = 'snoozed';
CREATE INDEX candidates_by_visit ON candidates (visit);

CREATE TABLE candidate_cells (
  candidate INTEGER NOT NULL REFERENCES candidates (n),
  offering TEXT NOT NULL,
  dimension TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  difference TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reasons TEXT NOT NULL,
  -- The cell's version that this was compared with: another one means overtaken.
  cell_version INTEGER NOT NULL,
  -- The hash of the cell, the approved evidence and the proposed evidence.
  cell_key TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed')),
  PRIMARY KEY (candidate, offering, dimension)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_cells_by_key ON candidate_cells (cell_key);
CREATE INDEX candidate_cells_by_cell ON candidate_cells (offering, dimension, candidate);

-- How a candidate came, went, and came again.
CREATE TABLE candidate_events (
  n INTEGER PRIMARY KEY,
  candidate INTEGER NOT NULL REFERENCES candidates (n),
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  visit TEXT,
  because TEXT NOT NULL
) STRICT;
CREATE INDEX candidate_events_by_candidate ON candidate_events (candidate, n);

CREATE VIRTUAL TABLE candidate_search USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

-- Counts that are always true: kept by triggers, never counted.
CREATE TABLE candidate_counts (
  state TEXT NOT NULL,
  change TEXT NOT NULL,
  dimension TEXT NOT NULL,
  source TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (state, change, dimension, source)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER candidates_counted AFTER INSERT ON candidates BEGIN
  INSERT INTO candidate_counts VALUES (new.state, new.change, new.dimension, new.source, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER candidates_recounted AFTER UPDATE OF state ON candidates WHEN old.state <> new.state BEGIN
  UPDATE candidate_counts SET count = count - 1
  WHERE state = old.state AND change = old.change AND dimension = old.dimension AND source = old.source;
  INSERT INTO candidate_counts VALUES (new.state, new.change, new.dimension, new.source, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('moved', 'stale', 'failing')),
  opened_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  closed_at TEXT,
  closed_because TEXT,
  snoozed_until TEXT,
  message TEXT NOT NULL,
  facts TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX notices_one_open ON notices (source, kind) WHERE closed_at IS NULL;
CREATE INDEX notices_by_time ON notices (opened_at DESC);

CREATE TABLE incidents (
  id TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  closed_at TEXT,
  failures INTEGER NOT NULL,
  message TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX incidents_one_open ON incidents (host) WHERE closed_at IS NULL;
CREATE INDEX incidents_by_time ON incidents (opened_at DESC);
CREATE TABLE incident_sources (
  incident TEXT NOT NULL REFERENCES incidents (id),
  source TEXT NOT NULL,
  verdict TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  recovered_at TEXT,
  PRIMARY KEY (incident, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
  id TEXT PRIMARY KEY,
  offering TEXT NOT NULL,
  dimension TEXT NOT NULL,
  claim TEXT NOT NULL,
  evidence_url TEXT NOT NULL,
  credit TEXT NOT NULL,
  received_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed')),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX corrections_by_state ON corrections (state, received_at DESC);
CREATE INDEX corrections_by_cell ON corrections (offering, dimension);

CREATE TABLE decisions (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  idempotency_key TEXT UNIQUE,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('candidate', 'notice', 'incident', 'correction', 'cell', 'sample', 'rule')),
  subject TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('accept', 'dismiss', 'snooze', 'flag', 'undo', 'set', 'note')),
  -- A first opinion that waits for a second reviewer is a vote; everything else is applied.
  effect TEXT NOT NULL DEFAULT 'applied' CHECK (effect IN ('applied', 'vote')),
  reason TEXT,
  remark TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '{}',
  -- What an undo needs to put back.
  before TEXT NOT NULL DEFAULT '{}',
  undoes TEXT UNIQUE REFERENCES decisions (id),
  batch TEXT
) STRICT;
CREATE INDEX decisions_by_subject ON decisions (subject_kind, subject, n DESC);
CREATE INDEX decisions_by_person ON decisions (by, n DESC);
CREATE INDEX decisions_by_time ON decisions (at DESC);
CREATE INDEX decisions_by_batch ON decisions (batch) WHERE batch IS NOT NULL;

CREATE TABLE rules (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  dimension TEXT NOT NULL,
  change TEXT NOT NULL,
  details TEXT NOT NULL DEFAULT '[]',
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  decision TEXT,
  because TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  trial TEXT NOT NULL,
  hits INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rules_by_source ON rules (source, dimension, change);

CREATE TABLE samples (
  id TEXT PRIMARY KEY,
  week TEXT NOT NULL,
  source TEXT NOT NULL,
  capture TEXT NOT NULL REFERENCES captures (id),
  visit TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'nothing_missed', 'missed')),
  judged_at TEXT,
  judged_by TEXT,
  remark TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX samples_by_state ON samples (state, drawn_at);
CREATE INDEX samples_by_week ON samples (week);

CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER candidate_events_are_kept BEFORE DELETE ON candidate_events
BEGIN SELECT RAISE (ABORT, 'the history of candidates is append-only'); END;
CREATE TRIGGER candidate_events_stay BEFORE UPDATE ON candidate_events
BEGIN SELECT RAISE (ABORT, 'the history of candidates is append-only'); END;
CREATE TRIGGER candidates_are_kept BEFORE DELETE ON candidates
BEGIN SELECT RAISE (ABORT, 'candidates are never deleted'); END;
