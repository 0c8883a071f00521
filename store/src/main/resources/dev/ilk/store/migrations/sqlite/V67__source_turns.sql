-- How often a source is read by itself, in seconds (0: only when somebody asks), when it is due next, how
-- often in a row it could not be read, and why.
ALTER TABLE source ADD COLUMN every integer NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN due integer NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN failures integer NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN trouble text NOT NULL DEFAULT '';
CREATE INDEX source_due ON source (due) WHERE every > 0;
