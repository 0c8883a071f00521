package dev.ilk.console.page;

import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param section where one is
 * @param viewer who is signed in, if anyone is
 */
public record Frame(String title, Section section, Optional<Viewer> viewer) {

  /** The sections of the console, and what is none. */
  public enum Section {
    /** Who you are. */
    SELF,
    /** What you have lent. */
    DELEGATIONS,
    /** What waits for your approval. */
    APPROVALS,
    /** None of these. */
    NONE
  }

  /**
   * Whoever is signed in.
   *
   * @param name as the person writes it, or the name in Ilk
   * @param intent the token for the session's forms
   */
  public record Viewer(String name, String intent) {}
}
