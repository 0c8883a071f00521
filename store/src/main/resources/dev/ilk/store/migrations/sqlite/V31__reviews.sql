-- Reviews of what identities hold, and each thing that is put to a reviewer.
CREATE TABLE review (
  id          text PRIMARY KEY,
  title       text NOT NULL,
  kind        text NOT NULL,
  environment text NOT NULL,
  owner       text NOT NULL,
  name_text   text NOT NULL,
  started     integer NOT NULL,
  started_by  text NOT NULL,
  due         integer NOT NULL,
  dormant     integer NOT NULL,
  overdue     text NOT NULL,
  closed      integer,
  report      text,
  claimed     integer
) STRICT;
CREATE INDEX review_started ON review (started);
CREATE INDEX review_due ON review (due);

CREATE TABLE review_item (
  review       text NOT NULL REFERENCES review (id),
  number       integer NOT NULL,
  identity     text NOT NULL,
  subject      text NOT NULL,
  sort         text NOT NULL,
  thing        text NOT NULL,
  parts        text NOT NULL,
  reviewer     text NOT NULL,
  last_use     integer,
  uses         integer NOT NULL,
  at_least     integer NOT NULL,
  part_uses    text NOT NULL,
  marks        text NOT NULL,
  advice       text NOT NULL,
  because      text NOT NULL,
  answer       text,
  reason       text,
  answered_by  text,
  answered     integer,
  shown        text,
  applied      integer,
  applied_done integer,
  applied_told text,
  PRIMARY KEY (review, number)
) STRICT;
CREATE INDEX review_item_reviewer ON review_item (review, reviewer, number);
