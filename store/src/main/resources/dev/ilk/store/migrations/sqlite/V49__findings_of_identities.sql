-- What is wrong with accounts and with identities, for as long as it is so; `subject` is the id of
-- either. The lower the position, the graver. What nobody looks at again is `seen` when it was last
-- so, and forgotten in time.
CREATE TABLE finding (
  subject          text NOT NULL,
  code             text NOT NULL,
  about            text NOT NULL,
  position         integer NOT NULL,
  owasp            text NOT NULL,
  evidence         text NOT NULL,
  mend             text NOT NULL,
  owner            text NOT NULL,
  found            integer NOT NULL,
  due              integer NOT NULL,
  seen             integer,
  accepted_by      text,
  accepted_because text,
  accepted_until   integer,
  PRIMARY KEY (subject, code, about)
) STRICT, WITHOUT ROWID;
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
  client     text NOT NULL,
  credential text NOT NULL,
  network    text NOT NULL,
  began      integer NOT NULL,
  latest     integer NOT NULL,
  PRIMARY KEY (client, credential, network)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_use_latest ON client_use (latest);
