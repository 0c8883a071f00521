-- Accounts with the ACME servers, the keys they were opened with, and what they ordered.
CREATE TABLE acme_key (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  expires     integer NOT NULL,
  account     text
) STRICT;
CREATE TABLE acme_account (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  jwk         text NOT NULL,
  thumbprint  text NOT NULL,
  opened      integer NOT NULL,
  active      integer NOT NULL,
  UNIQUE (environment, thumbprint)
) STRICT;
CREATE TABLE certificate_order (
  id          text PRIMARY KEY,
  account     text NOT NULL,
  environment text NOT NULL,
  holder      text NOT NULL,
  names       text NOT NULL,
  token       text NOT NULL,
  ordered     integer NOT NULL,
  expires     integer NOT NULL,
  serial      text,
  chain       text,
  holds_from  integer,
  holds_until integer,
  revoked     integer
) STRICT;
CREATE INDEX certificate_order_waiting ON certificate_order (account, expires);
CREATE INDEX certificate_order_expires ON certificate_order (expires);
CREATE UNIQUE INDEX certificate_order_serial ON certificate_order (serial);
