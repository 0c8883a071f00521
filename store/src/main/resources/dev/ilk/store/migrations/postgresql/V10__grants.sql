-- What apps ask people for, until it is answered; found by the digest of a handle or user code.
CREATE TABLE authorization_request (
  digest       text PRIMARY KEY,
  environment  text NOT NULL,
  app          text NOT NULL,
  app_name     text NOT NULL,
  confidential boolean NOT NULL,
  audience     text,
  scopes       text NOT NULL,
  redirect     text,
  state        text NOT NULL,
  challenge    text,
  device       text UNIQUE,
  network      text NOT NULL,
  nonce        text,
  key          text,
  sign_in_again boolean NOT NULL,
  ask          boolean NOT NULL,
  quiet        boolean NOT NULL,
  max_age      bigint,
  assurance    text NOT NULL,
  login_hint   text NOT NULL,
  created      bigint NOT NULL,
  expires      bigint NOT NULL,
  answered     boolean NOT NULL,
  polled       bigint,
  pause        bigint NOT NULL
);
CREATE INDEX authorization_request_expires ON authorization_request (expires);

-- How often a person has entered a user code since when.
CREATE TABLE user_code_entry (
  human text PRIMARY KEY,
  since bigint NOT NULL,
  count bigint NOT NULL
);

-- What people have granted to apps.
CREATE TABLE app_grant (
  id            text PRIMARY KEY,
  environment   text NOT NULL,
  app           text NOT NULL,
  app_name      text NOT NULL,
  confidential  boolean NOT NULL,
  audience      text,
  scopes        text NOT NULL,
  human         text NOT NULL,
  session       text,
  assurance     text NOT NULL,
  factors       text NOT NULL,
  authenticated bigint NOT NULL,
  nonce         text,
  correlation   text NOT NULL,
  created       bigint NOT NULL,
  expires       bigint NOT NULL,
  ended         boolean NOT NULL
);
CREATE INDEX app_grant_human ON app_grant (human, created);
CREATE INDEX app_grant_expires ON app_grant (expires);

-- The codes and refresh tokens that stand for them, by digest; kept when used, to know a replay.
CREATE TABLE grant_secret (
  digest      text PRIMARY KEY,
  grant_id    text NOT NULL,
  sort        text NOT NULL,
  redirect    text,
  challenge   text,
  key         text,
  rotates     boolean NOT NULL,
  used        boolean NOT NULL,
  expires     bigint NOT NULL
);
CREATE INDEX grant_secret_grant ON grant_secret (grant_id);

-- The apps that were registered at human issuers.
CREATE TABLE app (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  name        text NOT NULL,
  redirects   text NOT NULL,
  jwks        text,
  jwks_uri    text,
  demands     text NOT NULL,
  registrant  text NOT NULL,
  created     bigint NOT NULL,
  used        bigint NOT NULL
);
CREATE INDEX app_used ON app (used);
