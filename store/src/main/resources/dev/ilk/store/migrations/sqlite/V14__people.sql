-- People whom a directory provisions, beside their identities: what it says of them, and columns to
-- search by. Texts to search by are in lower case; what is not known is empty.
CREATE TABLE person (
  person       text NOT NULL PRIMARY KEY REFERENCES identity,
  directory    text NOT NULL,
  external_id  text NOT NULL,
  user_name    text NOT NULL,
  display_name text NOT NULL,
  given_name   text NOT NULL,
  family_name  text NOT NULL,
  title        text NOT NULL,
  department   text NOT NULL,
  manager      text NOT NULL,
  active       integer NOT NULL,
  made         integer NOT NULL,
  modified     integer NOT NULL,
  facts        text NOT NULL,
  UNIQUE (directory, user_name)
) STRICT;
CREATE INDEX person_directory ON person (directory, person);
CREATE INDEX person_external ON person (directory, external_id);

CREATE TABLE person_email (
  owner   text NOT NULL REFERENCES person,
  address text NOT NULL,
  sort    text NOT NULL,
  main    integer NOT NULL
) STRICT;
CREATE INDEX person_email_owner ON person_email (owner);
CREATE INDEX person_email_address ON person_email (address);

-- Groups of directories; granted is what an operator chose that membership brings.
CREATE TABLE people_group (
  group_id     text NOT NULL PRIMARY KEY,
  directory    text NOT NULL,
  external_id  text NOT NULL,
  display_name text NOT NULL,
  shown        text NOT NULL,
  granted      text NOT NULL,
  made         integer NOT NULL,
  modified     integer NOT NULL,
  version      integer NOT NULL
) STRICT;
CREATE INDEX people_group_directory ON people_group (directory, group_id);
CREATE INDEX people_group_external ON people_group (directory, external_id);
CREATE INDEX people_group_name ON people_group (directory, display_name);

CREATE TABLE group_member (
  in_group text REFERENCES people_group,
  member   text REFERENCES person,
  PRIMARY KEY (in_group, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_member_member ON group_member (member);
