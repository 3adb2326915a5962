-- What waits for a cell is found without walking through all that ever waited for it.

ALTER TABLE candidate_cells ADD COLUMN waiting INTEGER NOT NULL DEFAULT 1;
UPDATE candidate_cells SET waiting = candidate IN (
  SELECT n FROM candidates WHERE state IN ('held', 'open', 'snoozed', 'second_review'));
CREATE INDEX candidate_cells_waiting ON candidate_cells (offering, dimension) WHERE waiting = 1;
CREATE TRIGGER candidate_cells_wait AFTER UPDATE OF state ON candidates WHEN old.state <> new.state BEGIN
  UPDATE candidate_cells SET waiting = new.state IN ('held', 'open', 'snoozed', 'second_review')
  WHERE candidate = new.n;
END;
