-- After how many seconds a whole reading is due though the source tells what changed; since when it does
-- (a mark that its connector understands, empty after any doubt); when the last whole reading began
-- that is complete.
ALTER TABLE source ADD COLUMN whole_every bigint NOT NULL DEFAULT 86400;
ALTER TABLE source ADD COLUMN mark text NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN whole_at bigint NOT NULL DEFAULT 0;

-- The mark since which a run reads changes, empty for a whole run; and the mark that is the source's
-- once the run is complete.
ALTER TABLE source_run ADD COLUMN since text NOT NULL DEFAULT '';
ALTER TABLE source_run ADD COLUMN mark text NOT NULL DEFAULT '';
