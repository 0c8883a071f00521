-- What is wrong with accounts and with identities, for as long as it is so; `subject` is the id of
-- either. The lower the position, the graver. What nobody looks at again is `seen` when it was last
-- so, and forgotten in time.
CREATE TABLE finding (
  subject          text COLLATE "C" NOT NULL,
  code             text COLLATE "C" NOT NULL,
  about            text COLLATE "C" NOT NULL,
  position         bigint NOT NULL,
  owasp            text NOT NULL,
  evidence         text NOT NULL,
  mend             text NOT NULL,
  owner            text NOT NULL,
  found            bigint NOT NULL,
  due              bigint NOT NULL,
  seen             bigint,
  accepted_by      text,
  accepted_because text,
  accepted_until   bigint,
  PRIMARY KEY (subject, code, about)
);
INSERT INTO finding
  SELECT account, code, about, position, owasp, evidence, mend, owner, found, due, NULL,
         accepted_by, accepted_because, accepted_until
  FROM account_finding;
DROP TABLE account_finding;
CREATE INDEX finding_position ON finding (position, subject, code, about);
CREATE INDEX finding_code ON finding (code, position, subject, about);

-- Since when and until when clients came from an address without a long pause, as far as the record
-- is counted.
CREATE TABLE client_use (
  client     text COLLATE "C" NOT NULL,
  credential text COLLATE "C" NOT NULL,
  network    text COLLATE "C" NOT NULL,
  began      bigint NOT NULL,
  latest     bigint NOT NULL,
  PRIMARY KEY (client, credential, network)
);
CREATE INDEX client_use_latest ON client_use (latest);
