-- When it was said that nobody uses the app; null if it was used since.
ALTER TABLE app ADD COLUMN warned bigint;
