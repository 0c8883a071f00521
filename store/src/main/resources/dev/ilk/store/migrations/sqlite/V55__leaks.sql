-- What scans found of leaked secrets, never a secret itself: each by its HMAC under the salt, which
-- makes the finds of different scans comparable. known_as is how the secret's vendor shows it; the
-- holder is the last that was known to hold it, which outlives that it does.
CREATE TABLE leak_salt (
  one  integer PRIMARY KEY CHECK (one = 1),
  salt text NOT NULL
) STRICT;

CREATE TABLE leak (
  fingerprint  text PRIMARY KEY,
  rule         text NOT NULL,
  name         text NOT NULL,
  provider     text NOT NULL,
  sure         integer NOT NULL,
  hint         text NOT NULL,
  belonging    text NOT NULL,
  known_as     text NOT NULL,
  found        integer NOT NULL,
  held_by      text,
  word         text,
  said_by      text,
  said_because text,
  said_at      integer
) STRICT;
CREATE INDEX leak_known_as ON leak (known_as) WHERE known_as <> '';
CREATE INDEX leak_found ON leak (found, fingerprint);

-- What is scanned; the number of the scan that began last is the fence of its reports.
CREATE TABLE leak_source (
  name    text PRIMARY KEY,
  creator text NOT NULL,
  scan    integer NOT NULL,
  begun   integer NOT NULL
) STRICT;

-- Where a leak stands in one thing that is scanned: in its files, or only in what they were once.
CREATE TABLE leak_place (
  source      text NOT NULL REFERENCES leak_source,
  fingerprint text NOT NULL REFERENCES leak,
  scan        integer NOT NULL,
  in_files    integer NOT NULL,
  in_history  integer NOT NULL,
  marked      text NOT NULL,
  times       integer NOT NULL,
  places      text NOT NULL,
  PRIMARY KEY (source, fingerprint)
) STRICT;
CREATE INDEX leak_place_leak ON leak_place (fingerprint);

-- What leaks are found by among what accounts hold.
ALTER TABLE found_credential ADD COLUMN shown_as text NOT NULL DEFAULT '';
UPDATE found_credential SET shown_as = CASE
  WHEN native_id LIKE 'projects/%/keys/%' THEN substr(native_id, instr(native_id, '/keys/') + 6)
  ELSE native_id END
WHERE length(native_id) <= 200;
CREATE INDEX found_credential_shown ON found_credential (shown_as) WHERE shown_as <> '';
