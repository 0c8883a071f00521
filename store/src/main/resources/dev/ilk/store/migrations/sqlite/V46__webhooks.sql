-- Addresses that are told of events, how far each was told, and which node tells it.
CREATE TABLE webhook (
  name         text PRIMARY KEY,
  url          text NOT NULL,
  actions      text NOT NULL,
  kinds        text NOT NULL,
  environments text NOT NULL,
  everything   integer NOT NULL,
  salt         text NOT NULL,
  creator      text NOT NULL,
  made         integer NOT NULL,
  place        integer NOT NULL,
  active       integer NOT NULL,
  attempts     integer NOT NULL,
  failing      integer,
  tried        integer,
  problem      text NOT NULL,
  delivered    integer,
  holder       text,
  held_until   integer
) STRICT;
