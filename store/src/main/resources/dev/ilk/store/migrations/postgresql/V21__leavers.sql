-- Which people answer for which machine identities, by the people's names.
CREATE TABLE steward (
  person  text,
  machine text,
  PRIMARY KEY (person, machine)
);
CREATE INDEX steward_machine ON steward (machine);
INSERT INTO steward
  SELECT body::json -> 'stewardship' ->> 'contact', id FROM identity WHERE kind <> 'HUMAN'
  UNION
  SELECT body::json -> 'stewardship' ->> 'approver', id FROM identity WHERE kind <> 'HUMAN' AND body::json -> 'stewardship' ->> 'approver' IS NOT NULL;

-- People who have left and whose rooms are not all cleared yet. Until somebody has left, the row
-- only says who is to take over.
CREATE TABLE leaver (
  person text PRIMARY KEY,
  heir   text NOT NULL,
  gone   boolean NOT NULL
);

CREATE INDEX session_human ON session (human);
