-- Addresses that are told of events, how far each was told, and which node tells it.
CREATE TABLE webhook (
  name         text PRIMARY KEY,
  url          text NOT NULL,
  actions      text NOT NULL,
  kinds        text NOT NULL,
  environments text NOT NULL,
  everything   boolean NOT NULL,
  salt         text NOT NULL,
  creator      text NOT NULL,
  made         bigint NOT NULL,
  place        bigint NOT NULL,
  active       boolean NOT NULL,
  attempts     bigint NOT NULL,
  failing      bigint,
  tried        bigint,
  problem      text NOT NULL,
  delivered    bigint,
  holder       text,
  held_until   bigint
);
