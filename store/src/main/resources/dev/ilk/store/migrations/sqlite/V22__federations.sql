-- The foreign trust domains that environments follow, and their bundles as they were last read.
CREATE TABLE federation (
  environment text NOT NULL,
  domain      text NOT NULL,
  url         text NOT NULL,
  server_id   text,
  declared_by text NOT NULL,
  declared    integer NOT NULL,
  bundle      text,
  sequence    integer,
  read        integer,
  trouble     text,
  due         integer NOT NULL,
  PRIMARY KEY (environment, domain)
) STRICT, WITHOUT ROWID;
