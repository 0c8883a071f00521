-- Chains of authorities below roots that are kept elsewhere: certificates in DER, the authority's
-- first, one behind the other.
CREATE TABLE imported_authority (
  environment text NOT NULL,
  kid         text NOT NULL,
  domain      text NOT NULL,
  chain       blob NOT NULL,
  imported    integer NOT NULL,
  signs_from  integer NOT NULL,
  ends        integer NOT NULL,
  distrusted  integer,
  PRIMARY KEY (environment, kid)
) STRICT, WITHOUT ROWID;
