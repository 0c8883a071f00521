-- Machine identities on their way into other hands; the latest of each. answer is who accepted it,
-- or why it was refused.
CREATE TABLE hand_over (
  identity    text COLLATE "C" PRIMARY KEY,
  subject     text NOT NULL,
  giver       text NOT NULL,
  receiver    text NOT NULL,
  reason      text NOT NULL,
  proposed_by text NOT NULL,
  proposed    bigint NOT NULL,
  until       bigint NOT NULL,
  state       text COLLATE "C" NOT NULL,
  answer      text NOT NULL
);
CREATE INDEX hand_over_open ON hand_over (identity) WHERE state IN ('PROPOSED', 'ACCEPTED');
