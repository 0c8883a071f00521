-- What teams may ask for by themselves, as it was written.
CREATE TABLE request_template (
  name   text PRIMARY KEY,
  source text NOT NULL
) STRICT;

-- Requests for identities. identity is the id of what is to be made, given away when it is asked
-- for: by it alone is known whether it was made. document is the declaration of it, and settled is
-- empty until the request is at its end.
CREATE TABLE identity_request (
  id          text PRIMARY KEY,
  requester   text NOT NULL,
  subject     text NOT NULL,
  template    text NOT NULL,
  digest      text NOT NULL,
  team        text NOT NULL,
  environment text NOT NULL,
  reason      text NOT NULL,
  asked       integer NOT NULL,
  identity    text NOT NULL,
  wanted      text NOT NULL,
  document    text NOT NULL,
  told        text NOT NULL,
  approvers   text NOT NULL,
  task        text,
  until       integer NOT NULL,
  state       text NOT NULL,
  why         text NOT NULL,
  settled     integer
) STRICT;
CREATE INDEX identity_request_requester ON identity_request (requester, id);
CREATE INDEX identity_request_team ON identity_request (team, id);
CREATE UNIQUE INDEX identity_request_task ON identity_request (task) WHERE task IS NOT NULL;
CREATE INDEX identity_request_open ON identity_request (id) WHERE settled IS NULL;
