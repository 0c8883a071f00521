-- Static secrets of other systems. The lower the position, the more there is to win by replacing
-- it; 1 is the position of what is confirmed to be gone. No reference to accounts: a secret does not
-- end because its source is forgotten. sight_at is when its account was read for what sight says.
CREATE TABLE static_secret (
  id          text COLLATE "C" PRIMARY KEY,
  source      text COLLATE "C" NOT NULL,
  connector   text NOT NULL,
  account     text COLLATE "C",
  name        text NOT NULL,
  kind        text NOT NULL,
  native_id   text NOT NULL,
  shape       text COLLATE "C" NOT NULL,
  subject     text NOT NULL,
  team        text COLLATE "C" NOT NULL,
  environment text COLLATE "C" NOT NULL,
  position    bigint NOT NULL,
  breadth     bigint NOT NULL,
  lifetime    bigint NOT NULL,
  exposure    bigint NOT NULL,
  in_use      bigint NOT NULL,
  because     text NOT NULL,
  created     bigint,
  last_used   bigint,
  expires     bigint,
  first_seen  bigint NOT NULL,
  last_seen   bigint NOT NULL,
  sight       text COLLATE "C" NOT NULL,
  sight_at    bigint NOT NULL,
  state       text COLLATE "C" NOT NULL,
  since       bigint NOT NULL
);
CREATE INDEX static_secret_position ON static_secret (position, id);
CREATE INDEX static_secret_account ON static_secret (account);
CREATE INDEX static_secret_source ON static_secret (source, position, id);
CREATE INDEX static_secret_team ON static_secret (team, position, id);
CREATE INDEX static_secret_state ON static_secret (state, position, id);
CREATE INDEX static_secret_counted ON static_secret (state, sight, shape, team, environment);
