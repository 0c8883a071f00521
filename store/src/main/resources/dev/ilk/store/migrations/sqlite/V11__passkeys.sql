-- When the person of a session last did something to prove who they are.
ALTER TABLE session ADD COLUMN authenticated integer NOT NULL DEFAULT 0;
UPDATE session SET authenticated = issued;

-- People's passkeys. Public keys only: there is nothing here to steal.
CREATE TABLE passkey (
  id         text PRIMARY KEY NOT NULL,
  human      text NOT NULL,
  name       text NOT NULL,
  credential text NOT NULL UNIQUE,
  public_key text NOT NULL,
  signatures integer NOT NULL,
  model      text NOT NULL,
  transports text NOT NULL,
  synced     integer NOT NULL,
  attested   integer NOT NULL,
  created    integer NOT NULL,
  last_used  integer
) STRICT;
CREATE INDEX passkey_human ON passkey (human, created);

-- Challenges that were given to browsers, by digest; whoever deletes the row has it.
CREATE TABLE passkey_challenge (
  digest  text PRIMARY KEY NOT NULL,
  human   text NOT NULL,
  session text NOT NULL,
  purpose text NOT NULL,
  expires integer NOT NULL
) STRICT;
CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires);

-- Requests to enrol a passkey without showing an old one.
CREATE TABLE factor_recovery (
  id         text PRIMARY KEY NOT NULL,
  human      text NOT NULL,
  reason     text NOT NULL,
  requested  integer NOT NULL,
  state      text NOT NULL,
  decided_by text,
  opens      integer,
  closes     integer NOT NULL
) STRICT;
-- One person has one at a time.
CREATE UNIQUE INDEX factor_recovery_live ON factor_recovery (human) WHERE state IN ('REQUESTED', 'APPROVED');
CREATE INDEX factor_recovery_closes ON factor_recovery (closes);
