-- Machine identities on their way into other hands; the latest of each. answer is who accepted it,
-- or why it was refused.
CREATE TABLE hand_over (
  identity    text PRIMARY KEY,
  subject     text NOT NULL,
  giver       text NOT NULL,
  receiver    text NOT NULL,
  reason      text NOT NULL,
  proposed_by text NOT NULL,
  proposed    integer NOT NULL,
  until       integer NOT NULL,
  state       text NOT NULL,
  answer      text NOT NULL
) STRICT;
CREATE INDEX hand_over_open ON hand_over (identity) WHERE state IN ('PROPOSED', 'ACCEPTED');
