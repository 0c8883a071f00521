-- Tokens by which SPIFFE agents join, and the keys of those that did.
CREATE TABLE join_token (
  digest      text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  expires     bigint NOT NULL,
  agent       text
);
CREATE INDEX join_token_expires ON join_token (expires);

CREATE TABLE joined_agent (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  jwks        text NOT NULL,
  thumbprint  text NOT NULL UNIQUE,
  joined      bigint NOT NULL,
  expires     bigint NOT NULL
);
CREATE INDEX joined_agent_environment ON joined_agent (environment, joined);
CREATE INDEX joined_agent_expires ON joined_agent (expires);
