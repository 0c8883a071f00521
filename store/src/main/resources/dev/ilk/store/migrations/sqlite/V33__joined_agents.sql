-- Tokens by which SPIFFE agents join, and the keys of those that did.
CREATE TABLE join_token (
  digest      text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  expires     integer NOT NULL,
  agent       text
) STRICT;
CREATE INDEX join_token_expires ON join_token (expires);

CREATE TABLE joined_agent (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  jwks        text NOT NULL,
  thumbprint  text NOT NULL UNIQUE,
  joined      integer NOT NULL,
  expires     integer NOT NULL
) STRICT;
CREATE INDEX joined_agent_environment ON joined_agent (environment, joined);
CREATE INDEX joined_agent_expires ON joined_agent (expires);
