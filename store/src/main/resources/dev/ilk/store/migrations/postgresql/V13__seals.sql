-- Emergency identities, sealed. Of secrets and passes there are digests only.
CREATE TABLE break_glass_seal (
  name      text PRIMARY KEY,
  human     text NOT NULL,
  role      text NOT NULL,
  lasting   bigint NOT NULL,
  threshold bigint NOT NULL,
  holders   bigint NOT NULL,
  digest    text NOT NULL,
  sealed    bigint NOT NULL,
  sealed_by text NOT NULL,
  opened    bigint,
  pass      text UNIQUE,
  tries     bigint NOT NULL,
  tried     bigint NOT NULL
);
