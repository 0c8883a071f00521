-- What rules over time look back at. Who decides holds the rows of the histories it concerns.
CREATE TABLE history (
  scope text NOT NULL,
  key   text NOT NULL,
  last  bigint NOT NULL CHECK (last >= 0),
  PRIMARY KEY (scope, key)
);

CREATE TABLE history_event (
  scope   text NOT NULL,
  key     text NOT NULL,
  place   bigint NOT NULL,
  request text NOT NULL,
  at      bigint NOT NULL,
  event   text NOT NULL,
  PRIMARY KEY (scope, key, place)
);
CREATE INDEX history_event_request ON history_event (request);
CREATE INDEX history_event_at ON history_event (at);
