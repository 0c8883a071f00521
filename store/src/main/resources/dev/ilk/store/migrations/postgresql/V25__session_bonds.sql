-- What was noticed as a session was opened.
ALTER TABLE session ADD COLUMN country text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN new_device boolean NOT NULL DEFAULT false;
ALTER TABLE session ADD COLUMN posture text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN travel_kilometres bigint;
ALTER TABLE session ADD COLUMN travel_speed bigint;

-- What it is bound to: a digest of the device cookie, and the browser and address of the last proof; empty where there was none.
ALTER TABLE session ADD COLUMN device_name text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN bound_device text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN bound_network text NOT NULL DEFAULT '';

-- How it was last found elsewhere.
ALTER TABLE session ADD COLUMN moved bigint;
ALTER TABLE session ADD COLUMN moved_changes text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN moved_device text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN moved_network text NOT NULL DEFAULT '';

-- The browsers that people have signed in with.
CREATE TABLE known_device (
  human  text NOT NULL,
  device text NOT NULL,
  seen   bigint NOT NULL,
  PRIMARY KEY (human, device)
);
CREATE INDEX known_device_seen ON known_device (seen);

-- Where people signed in last: in millionths of a degree, and how exactly that is known, in kilometres.
CREATE TABLE last_place (
  human     text PRIMARY KEY,
  latitude  bigint NOT NULL,
  longitude bigint NOT NULL,
  radius    bigint NOT NULL,
  at        bigint NOT NULL
);
CREATE INDEX last_place_at ON last_place (at);
