-- Where a session was opened: what the browser said of itself, and its IP address; empty where it was not known.
ALTER TABLE session ADD COLUMN device text NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN network text NOT NULL DEFAULT '';

-- The provider's own name of its session, by which it tells that it is over; empty where it named none.
ALTER TABLE session ADD COLUMN provider_session text NOT NULL DEFAULT '';
CREATE INDEX session_provider ON session (issuer, provider_session);
