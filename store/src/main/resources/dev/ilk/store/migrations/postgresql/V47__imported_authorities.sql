-- Chains of authorities below roots that are kept elsewhere: certificates in DER, the authority's
-- first, one behind the other.
CREATE TABLE imported_authority (
  environment text COLLATE "C" NOT NULL,
  kid         text COLLATE "C" NOT NULL,
  domain      text COLLATE "C" NOT NULL,
  chain       bytea NOT NULL,
  imported    bigint NOT NULL,
  signs_from  bigint NOT NULL,
  ends        bigint NOT NULL,
  distrusted  bigint,
  PRIMARY KEY (environment, kid)
);
