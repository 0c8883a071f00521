-- Emergency identities, sealed. Of secrets and passes there are digests only.
CREATE TABLE break_glass_seal (
  name      text PRIMARY KEY,
  human     text NOT NULL,
  role      text NOT NULL,
  lasting   integer NOT NULL,
  threshold integer NOT NULL,
  holders   integer NOT NULL,
  digest    text NOT NULL,
  sealed    integer NOT NULL,
  sealed_by text NOT NULL,
  opened    integer,
  pass      text UNIQUE,
  tries     integer NOT NULL,
  tried     integer NOT NULL
) STRICT;
