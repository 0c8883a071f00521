package dev.ilk.actor;

/** Where in its life an identity stands. */
public enum Status {
  /** May prove itself, until it expires. */
  ACTIVE,
  /** Revoked: proves nothing until someone reinstates it. */
  REVOKED,
  /** Decommissioned for good; keeps its name, so that nobody else can take it. */
  ENDED
}
