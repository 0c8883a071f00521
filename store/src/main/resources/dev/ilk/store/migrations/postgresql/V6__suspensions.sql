-- What software proves itself by and is out of trust, until somebody lifts that.
CREATE TABLE suspension (
  name   text PRIMARY KEY,
  at     bigint NOT NULL,
  reason text NOT NULL
);

ALTER TABLE revocation DROP CONSTRAINT revocation_what_check;
ALTER TABLE revocation
  ADD CONSTRAINT revocation_what_check CHECK (what IN ('TOKEN', 'IDENTITY', 'DELEGATION', 'BEARING'));
