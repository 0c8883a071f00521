-- People look up the machines that they answer for, those that end first in front.
ALTER TABLE identity ADD COLUMN contact text
  GENERATED ALWAYS AS (body::jsonb #>> '{stewardship,contact}') STORED;
ALTER TABLE identity ADD COLUMN ends text
  GENERATED ALWAYS AS (body::jsonb ->> 'end') STORED;
CREATE INDEX identity_contact ON identity (contact, ends, subject) WHERE contact IS NOT NULL;
