-- What rules over time look back at. Who decides holds the rows of the histories it concerns.
CREATE TABLE history (
  scope text NOT NULL,
  key   text NOT NULL,
  last  integer NOT NULL CHECK (last >= 0),
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE history_event (
  scope   text NOT NULL,
  key     text NOT NULL,
  place   integer NOT NULL,
  request text NOT NULL,
  at      integer NOT NULL,
  event   text NOT NULL,
  PRIMARY KEY (scope, key, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX history_event_request ON history_event (request);
CREATE INDEX history_event_at ON history_event (at);
