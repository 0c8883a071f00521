package dev.ilk.gate.migration;

/**
 * How many static secrets there are of one sort, in one state, of one team, in one environment.
 *
 * @param state how far their replacement is
 * @param gone whether their absence is confirmed
 * @param shape which sort they are
 * @param team the team that answers for them; empty if nobody does
 * @param environment where they are used; empty if nobody knows
 * @param count how many, at least 1
 */
public record SecretCount(
    SecretState state, boolean gone, String shape, String team, String environment, long count) {

  /**
   * Whether they can still do harm.
   *
   * @return false if they are revoked, or confirmed to be gone
   */
  public boolean isLeft() {
    return state.isLeft() && !gone;
  }
}
