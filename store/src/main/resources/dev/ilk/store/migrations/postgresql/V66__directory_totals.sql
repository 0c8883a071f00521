-- How many people each directory has. The database counts by itself, so that nodes of an earlier
-- version count too.
CREATE TABLE directory_total (
  directory text PRIMARY KEY,
  total     bigint NOT NULL
);
INSERT INTO directory_total SELECT directory, count(*) FROM person GROUP BY directory;
CREATE FUNCTION person_comes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO directory_total AS t (directory, total) VALUES (NEW.directory, 1)
    ON CONFLICT (directory) DO UPDATE SET total = t.total + 1;
  RETURN NULL;
END $$;
CREATE FUNCTION person_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_total SET total = total - 1 WHERE directory = OLD.directory;
  RETURN NULL;
END $$;
CREATE TRIGGER person_comes AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION person_comes();
CREATE TRIGGER person_goes AFTER DELETE ON person FOR EACH ROW EXECUTE FUNCTION person_goes();
