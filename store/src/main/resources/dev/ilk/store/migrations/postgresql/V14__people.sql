-- People whom a directory provisions, beside their identities: what it says of them, and columns to
-- search by. Texts to search by are in lower case; what is not known is empty.
CREATE TABLE person (
  person       text COLLATE "C" PRIMARY KEY REFERENCES identity,
  directory    text NOT NULL,
  external_id  text NOT NULL,
  user_name    text COLLATE "C" NOT NULL,
  display_name text COLLATE "C" NOT NULL,
  given_name   text COLLATE "C" NOT NULL,
  family_name  text COLLATE "C" NOT NULL,
  title        text COLLATE "C" NOT NULL,
  department   text COLLATE "C" NOT NULL,
  manager      text NOT NULL,
  active       boolean NOT NULL,
  made         bigint NOT NULL,
  modified     bigint NOT NULL,
  facts        text NOT NULL,
  UNIQUE (directory, user_name)
);
CREATE INDEX person_directory ON person (directory, person);
CREATE INDEX person_external ON person (directory, external_id);

CREATE TABLE person_email (
  owner   text NOT NULL REFERENCES person,
  address text NOT NULL,
  sort    text NOT NULL,
  main    boolean NOT NULL
);
CREATE INDEX person_email_owner ON person_email (owner);
CREATE INDEX person_email_address ON person_email (address);

-- Groups of directories; granted is what an operator chose that membership brings.
CREATE TABLE people_group (
  group_id     text COLLATE "C" PRIMARY KEY,
  directory    text NOT NULL,
  external_id  text NOT NULL,
  display_name text COLLATE "C" NOT NULL,
  shown        text NOT NULL,
  granted      text NOT NULL,
  made         bigint NOT NULL,
  modified     bigint NOT NULL,
  version      bigint NOT NULL
);
CREATE INDEX people_group_directory ON people_group (directory, group_id);
CREATE INDEX people_group_external ON people_group (directory, external_id);
CREATE INDEX people_group_name ON people_group (directory, display_name);

CREATE TABLE group_member (
  in_group text REFERENCES people_group,
  member   text REFERENCES person,
  PRIMARY KEY (in_group, member)
);
CREATE INDEX group_member_member ON group_member (member);
