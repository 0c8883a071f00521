-- What is wrong with accounts, for as long as it is so. The lower the rank, the graver.
CREATE TABLE account_finding (
  account          text NOT NULL REFERENCES found_account,
  code             text NOT NULL,
  about            text NOT NULL,
  position         integer NOT NULL,
  owasp            text NOT NULL,
  evidence         text NOT NULL,
  mend             text NOT NULL,
  owner            text NOT NULL,
  found            integer NOT NULL,
  due              integer NOT NULL,
  accepted_by      text,
  accepted_because text,
  accepted_until   integer,
  PRIMARY KEY (account, code, about)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_finding_position ON account_finding (position, account, code, about);
CREATE INDEX account_finding_code ON account_finding (code, position, account, about);

-- To whom accounts may belong, and what people said of it.
CREATE TABLE account_link (
  account  text NOT NULL REFERENCES found_account,
  identity text NOT NULL,
  word     text NOT NULL,
  because  text NOT NULL,
  said_by  text NOT NULL,
  at       integer NOT NULL,
  PRIMARY KEY (account, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_link_waiting ON account_link (account, identity) WHERE word = 'SUGGESTED';

-- What accounts hang on, as their systems name it, in lower case.
CREATE TABLE account_tie (
  account  text NOT NULL REFERENCES found_account,
  relation text NOT NULL,
  toward   text NOT NULL,
  PRIMARY KEY (account, relation, toward)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_tie_toward ON account_tie (toward, account);

-- One kind of account of one system, which is what people ask for most.
CREATE INDEX found_account_source_kind ON found_account (source, kind, name_key, id);
