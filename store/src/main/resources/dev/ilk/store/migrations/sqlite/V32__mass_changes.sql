-- Changes of many identities as one plan, and how far each identity of it is.
CREATE TABLE mass_change (
  id       text PRIMARY KEY,
  what     text NOT NULL,
  asked    integer NOT NULL,
  asked_by text NOT NULL,
  digest   text NOT NULL,
  state    text NOT NULL,
  claimed  integer
) STRICT;
CREATE INDEX mass_change_state ON mass_change (state, asked);

CREATE TABLE mass_member (
  change   text NOT NULL REFERENCES mass_change (id),
  identity text NOT NULL,
  subject  text NOT NULL,
  done     integer NOT NULL,
  PRIMARY KEY (change, identity)
) STRICT;
CREATE INDEX mass_member_left ON mass_member (change, done, subject);
