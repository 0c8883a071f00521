-- What was noticed as a session was opened.
ALTER TABLE session ADD COLUMN country text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN new_device integer NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN posture text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN travel_kilometres integer;
ALTER TABLE session ADD COLUMN travel_speed integer;

-- What it is bound to: a digest of the device cookie, and the browser and address of the last proof; empty where there was none.
ALTER TABLE session ADD COLUMN device_name text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN bound_device text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN bound_network text NOT NULL DEFAULT '';

-- How it was last found elsewhere.
ALTER TABLE session ADD COLUMN moved integer;
ALTER TABLE session ADD COLUMN moved_changes text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN moved_device text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN moved_network text NOT NULL DEFAULT '';

-- The browsers that people have signed in with.
CREATE TABLE known_device (
  human  text NOT NULL,
  device text NOT NULL,
  seen   integer NOT NULL,
  PRIMARY KEY (human, device)
);
CREATE INDEX known_device_seen ON known_device (seen);

-- Where people signed in last: in millionths of a degree, and how exactly that is known, in kilometres.
CREATE TABLE last_place (
  human     text PRIMARY KEY,
  latitude  integer NOT NULL,
  longitude integer NOT NULL,
  radius    integer NOT NULL,
  at        integer NOT NULL
);
CREATE INDEX last_place_at ON last_place (at);
