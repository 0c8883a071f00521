-- How far the ends of machine identities were carried, and whose they are.
CREATE TABLE lapse (
  identity text PRIMARY KEY REFERENCES identity (id),
  ends     text NOT NULL,
  stage    text NOT NULL,
  told_before bigint NOT NULL,
  at       bigint NOT NULL,
  look     bigint NOT NULL
);

-- Who works at something of which there is one.
CREATE TABLE turn (
  name  text PRIMARY KEY,
  until bigint NOT NULL
);
INSERT INTO turn (name, until) VALUES ('lapses', 0);

ALTER TABLE identity ADD COLUMN owner_team text
  GENERATED ALWAYS AS (body::jsonb #>> '{stewardship,owner}') STORED;
CREATE INDEX identity_ends ON identity (ends, subject) WHERE ends IS NOT NULL AND kind <> 'HUMAN' AND status <> 'ENDED';
CREATE INDEX identity_owner_ends ON identity (owner_team, ends, subject) WHERE owner_team IS NOT NULL;
