-- What people are asked to approve, and what they answered. The same denial asks once.
CREATE TABLE access_request (
  id         text PRIMARY KEY,
  binding    text NOT NULL UNIQUE,
  guard      text NOT NULL,
  guard_name text NOT NULL,
  subject    text NOT NULL,
  verb       text NOT NULL,
  resource   text NOT NULL,
  arguments  text NOT NULL,
  shown      text NOT NULL,
  reason     text NOT NULL,
  approvers  text NOT NULL,
  created    bigint NOT NULL,
  expires    bigint NOT NULL,
  status     text NOT NULL,
  votes      text NOT NULL,
  decided    bigint
);
CREATE INDEX access_request_waiting ON access_request (status, created);
CREATE INDEX access_request_expires ON access_request (expires);
