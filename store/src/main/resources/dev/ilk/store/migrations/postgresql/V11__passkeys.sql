-- When the person of a session last did something to prove who they are.
ALTER TABLE session ADD COLUMN authenticated bigint NOT NULL DEFAULT 0;
UPDATE session SET authenticated = issued;

-- People's passkeys. Public keys only: there is nothing here to steal.
CREATE TABLE passkey (
  id         text COLLATE "C" PRIMARY KEY,
  human      text COLLATE "C" NOT NULL,
  name       text NOT NULL,
  credential text COLLATE "C" NOT NULL UNIQUE,
  public_key text NOT NULL,
  signatures bigint NOT NULL,
  model      text NOT NULL,
  transports text NOT NULL,
  synced     boolean NOT NULL,
  attested   boolean NOT NULL,
  created    bigint NOT NULL,
  last_used  bigint
);
CREATE INDEX passkey_human ON passkey (human, created);

-- Challenges that were given to browsers, by digest; whoever deletes the row has it.
CREATE TABLE passkey_challenge (
  digest  text COLLATE "C" PRIMARY KEY,
  human   text NOT NULL,
  session text NOT NULL,
  purpose text NOT NULL,
  expires bigint NOT NULL
);
CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires);

-- Requests to enrol a passkey without showing an old one.
CREATE TABLE factor_recovery (
  id         text COLLATE "C" PRIMARY KEY,
  human      text COLLATE "C" NOT NULL,
  reason     text NOT NULL,
  requested  bigint NOT NULL,
  state      text NOT NULL,
  decided_by text,
  opens      bigint,
  closes     bigint NOT NULL
);
-- One person has one at a time.
CREATE UNIQUE INDEX factor_recovery_live ON factor_recovery (human) WHERE state IN ('REQUESTED', 'APPROVED');
CREATE INDEX factor_recovery_closes ON factor_recovery (closes);
