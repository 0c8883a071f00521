-- Changes of many identities as one plan, and how far each identity of it is.
CREATE TABLE mass_change (
  id       text PRIMARY KEY,
  what     text NOT NULL,
  asked    bigint NOT NULL,
  asked_by text NOT NULL,
  digest   text NOT NULL,
  state    text NOT NULL,
  claimed  bigint
);
CREATE INDEX mass_change_state ON mass_change (state, asked);

CREATE TABLE mass_member (
  change   text NOT NULL REFERENCES mass_change (id),
  identity text NOT NULL,
  subject  text NOT NULL,
  done     boolean NOT NULL,
  PRIMARY KEY (change, identity)
);
CREATE INDEX mass_member_left ON mass_member (change, done, subject);
