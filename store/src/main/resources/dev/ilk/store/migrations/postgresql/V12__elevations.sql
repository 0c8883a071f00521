-- Roles that people ask to take up for a time, begin, and end.
CREATE TABLE elevation (
  id        text PRIMARY KEY,
  human     text NOT NULL,
  subject   text NOT NULL,
  role      text NOT NULL,
  lasting   bigint NOT NULL,
  reason    text NOT NULL,
  request   text,
  asked     bigint NOT NULL,
  since     bigint,
  until     bigint,
  approvers text NOT NULL,
  ended     bigint,
  ended_by  text
);
CREATE INDEX elevation_human ON elevation (human, asked);
CREATE INDEX elevation_asked ON elevation (asked);
CREATE INDEX elevation_until ON elevation (until);
