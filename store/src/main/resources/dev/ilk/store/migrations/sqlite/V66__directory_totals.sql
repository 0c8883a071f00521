-- How many people each directory has. The database counts by itself, so that nodes of an earlier
-- version count too.
CREATE TABLE directory_total (
  directory text NOT NULL PRIMARY KEY,
  total     integer NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO directory_total SELECT directory, count(*) FROM person GROUP BY directory;
CREATE TRIGGER person_comes AFTER INSERT ON person
BEGIN
  INSERT INTO directory_total (directory, total) VALUES (NEW.directory, 1)
    ON CONFLICT (directory) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER person_goes AFTER DELETE ON person
BEGIN
  UPDATE directory_total SET total = total - 1 WHERE directory = OLD.directory;
END;
