-- Which people answer for which machine identities, by the people's names.
CREATE TABLE steward (
  person  text NOT NULL,
  machine text NOT NULL,
  PRIMARY KEY (person, machine)
) STRICT, WITHOUT ROWID;
CREATE INDEX steward_machine ON steward (machine);
INSERT INTO steward
  SELECT json_extract(body, '$.stewardship.contact'), id FROM identity WHERE kind <> 'HUMAN'
  UNION
  SELECT json_extract(body, '$.stewardship.approver'), id FROM identity WHERE kind <> 'HUMAN' AND json_extract(body, '$.stewardship.approver') IS NOT NULL;

-- People who have left and whose rooms are not all cleared yet. Until somebody has left, the row
-- only says who is to take over.
CREATE TABLE leaver (
  person text NOT NULL PRIMARY KEY,
  heir   text NOT NULL,
  gone   integer NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_human ON session (human);
