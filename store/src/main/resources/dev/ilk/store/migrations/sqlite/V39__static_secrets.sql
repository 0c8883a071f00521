-- Static secrets of other systems. The lower the position, the more there is to win by replacing
-- it; 1 is the position of what is confirmed to be gone. No reference to accounts: a secret does not
-- end because its source is forgotten. sight_at is when its account was read for what sight says.
CREATE TABLE static_secret (
  id          text PRIMARY KEY,
  source      text NOT NULL,
  connector   text NOT NULL,
  account     text,
  name        text NOT NULL,
  kind        text NOT NULL,
  native_id   text NOT NULL,
  shape       text NOT NULL,
  subject     text NOT NULL,
  team        text NOT NULL,
  environment text NOT NULL,
  position    integer NOT NULL,
  breadth     integer NOT NULL,
  lifetime    integer NOT NULL,
  exposure    integer NOT NULL,
  in_use      integer NOT NULL,
  because     text NOT NULL,
  created     integer,
  last_used   integer,
  expires     integer,
  first_seen  integer NOT NULL,
  last_seen   integer NOT NULL,
  sight       text NOT NULL,
  sight_at    integer NOT NULL,
  state       text NOT NULL,
  since       integer NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX static_secret_position ON static_secret (position, id);
CREATE INDEX static_secret_account ON static_secret (account);
CREATE INDEX static_secret_source ON static_secret (source, position, id);
CREATE INDEX static_secret_team ON static_secret (team, position, id);
CREATE INDEX static_secret_state ON static_secret (state, position, id);
CREATE INDEX static_secret_counted ON static_secret (state, sight, shape, team, environment);
