-- Accounts with the ACME servers, the keys they were opened with, and what they ordered.
CREATE TABLE acme_key (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  expires     bigint NOT NULL,
  account     text
);
CREATE TABLE acme_account (
  id          text PRIMARY KEY,
  environment text NOT NULL,
  holder      text NOT NULL,
  jwk         text NOT NULL,
  thumbprint  text NOT NULL,
  opened      bigint NOT NULL,
  active      boolean NOT NULL,
  UNIQUE (environment, thumbprint)
);
CREATE TABLE certificate_order (
  id          text PRIMARY KEY,
  account     text NOT NULL,
  environment text NOT NULL,
  holder      text NOT NULL,
  names       text NOT NULL,
  token       text NOT NULL,
  ordered     bigint NOT NULL,
  expires     bigint NOT NULL,
  serial      text,
  chain       text,
  holds_from  bigint,
  holds_until bigint,
  revoked     bigint
);
CREATE INDEX certificate_order_waiting ON certificate_order (account, expires);
CREATE INDEX certificate_order_expires ON certificate_order (expires);
CREATE UNIQUE INDEX certificate_order_serial ON certificate_order (serial);
