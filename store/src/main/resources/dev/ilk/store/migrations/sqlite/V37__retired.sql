-- Machine identities that were taken out of use, and what it takes to bring them back.
CREATE TABLE retired (
  identity text PRIMARY KEY REFERENCES identity (id),
  subject  text NOT NULL,
  stood    text NOT NULL,
  rules    text NOT NULL,
  state    text NOT NULL,
  until    integer NOT NULL,
  claimed  integer
) STRICT;
CREATE INDEX retired_state ON retired (state, until);
