package dev.ilk.cedar;

/** Whether a request is allowed. */
public enum Decision {
  ALLOW,
  DENY
}
