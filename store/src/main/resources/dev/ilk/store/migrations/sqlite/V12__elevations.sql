-- Roles that people ask to take up for a time, begin, and end.
CREATE TABLE elevation (
  id        text PRIMARY KEY,
  human     text NOT NULL,
  subject   text NOT NULL,
  role      text NOT NULL,
  lasting   integer NOT NULL,
  reason    text NOT NULL,
  request   text,
  asked     integer NOT NULL,
  since     integer,
  until     integer,
  approvers text NOT NULL,
  ended     integer,
  ended_by  text
) STRICT;
CREATE INDEX elevation_human ON elevation (human, asked);
CREATE INDEX elevation_asked ON elevation (asked);
CREATE INDEX elevation_until ON elevation (until);
