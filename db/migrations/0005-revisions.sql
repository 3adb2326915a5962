-- How often each part was written to: what was asked of it is true as long as its number stands.

CREATE TABLE revisions (
  part TEXT PRIMARY KEY CHECK (part IN ('candidates', 'notices', 'decisions', 'captures')),
  n INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO revisions (part) VALUES ('candidates'), ('notices'), ('decisions'), ('captures');

CREATE TRIGGER candidates_revised AFTER INSERT ON candidates
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'candidates'; END;
CREATE TRIGGER candidates_revised_again AFTER UPDATE ON candidates
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'candidates'; END;

-- Under "notices" all that waits besides candidates: incidents, corrections and samples too.
CREATE TRIGGER notices_revised AFTER INSERT ON notices
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER notices_revised_again AFTER UPDATE ON notices
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER notices_revised_away AFTER DELETE ON notices
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER incidents_revised AFTER INSERT ON incidents
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER incidents_revised_again AFTER UPDATE ON incidents
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER incidents_revised_away AFTER DELETE ON incidents
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER incident_sources_revised AFTER INSERT ON incident_sources
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER incident_sources_revised_again AFTER UPDATE ON incident_sources
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER incident_sources_revised_away AFTER DELETE ON incident_sources
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER corrections_revised AFTER INSERT ON corrections
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER corrections_revised_again AFTER UPDATE ON corrections
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER corrections_revised_away AFTER DELETE ON corrections
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER samples_revised AFTER INSERT ON samples
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER samples_revised_again AFTER UPDATE ON samples
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;
CREATE TRIGGER samples_revised_away AFTER DELETE ON samples
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'notices'; END;

-- Decisions are only ever added.
CREATE TRIGGER decisions_revised AFTER INSERT ON decisions
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'decisions'; END;

-- Under "captures" their visits too, which say why there is no archived copy.
CREATE TRIGGER captures_revised AFTER INSERT ON captures
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'captures'; END;
CREATE TRIGGER visits_revised AFTER INSERT ON visits
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'captures'; END;
CREATE TRIGGER visits_revised_again AFTER UPDATE ON visits
BEGIN UPDATE revisions SET n = n + 1 WHERE part = 'captures'; END;
