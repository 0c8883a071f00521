-- By which key a link is suggested, so that many can be looked at and answered together.
ALTER TABLE account_link ADD COLUMN by_key text NOT NULL DEFAULT '';
UPDATE account_link SET by_key = CASE
  WHEN because LIKE 'the id at its provider %' THEN 'provider-id'
  WHEN because LIKE 'the verified address %' OR because LIKE 'the address %' THEN 'email'
  WHEN because LIKE 'the name %' THEN 'name'
  ELSE '' END;
