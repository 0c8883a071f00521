-- The only person whom the app expects (id_token_hint); null if anybody will do.
ALTER TABLE authorization_request ADD COLUMN person text;
