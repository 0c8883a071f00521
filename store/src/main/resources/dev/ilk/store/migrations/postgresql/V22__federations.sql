-- The foreign trust domains that environments follow, and their bundles as they were last read.
CREATE TABLE federation (
  environment text COLLATE "C" NOT NULL,
  domain      text COLLATE "C" NOT NULL,
  url         text NOT NULL,
  server_id   text,
  declared_by text NOT NULL,
  declared    bigint NOT NULL,
  bundle      text,
  sequence    bigint,
  read        bigint,
  trouble     text,
  due         bigint NOT NULL,
  PRIMARY KEY (environment, domain)
);
