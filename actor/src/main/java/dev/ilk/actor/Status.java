package dev.ilk.actor;

/** Where in its life an identity stands. */
public enum Status {
  /** May prove itself, until it expires. */
  ACTIVE,
  /** About to end: may prove itself, but gets credentials of minutes only and nothing new. */
  RESTRICTED,
  /** Revoked: proves nothing until someone reinstates it. */
  REVOKED,
  /** Decommissioned for good; keeps its name, so that nobody else can take it. */
  ENDED;

  /**
   * Whether an identity that stands there may prove itself at all.
   *
   * @return true until it is taken back
   */
  public boolean mayAct() {
    return switch (this) {
      case ACTIVE, RESTRICTED -> true;
      case REVOKED, ENDED -> false;
    };
  }
}
