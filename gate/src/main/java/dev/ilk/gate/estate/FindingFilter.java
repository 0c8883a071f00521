package dev.ilk.gate.estate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What findings have to be, beside what a {@link FindingQuery} names first. All that is given must
 * hold.
 *
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}; empty for each
 * @param owasp the place in the OWASP Non-Human Identities Top 10, such as {@code NHI7}; empty for
 *     each
 * @param source the source of the account; empty for each
 * @param owners whoever of these is to mend it, as it is told; empty for everybody
 * @param prefix what the account's name begins with, or its address if it has an at sign, whatever
 *     the case; empty for all. The findings of the first {@link #ACCOUNTS} such accounts
 * @param state how it has to stand
 */
public record FindingFilter(
    String severity, String owasp, String source, Set<String> owners, String prefix, State state) {
  /** So many accounts are looked at by the beginning of a name. */
  public static final int ACCOUNTS = 500;

  /** So many owners can be asked for at once. */
  public static final int OWNERS = 200;

  public FindingFilter {
    owners = Set.copyOf(owners);
    if (owners.size() > OWNERS) {
      throw new IllegalArgumentException("at most %d owners".formatted(OWNERS));
    }
    if (prefix.length() > AccountQuery.LONGEST) {
      throw new IllegalArgumentException("at most %d characters".formatted(AccountQuery.LONGEST));
    }
  }

  /**
   * Nothing but how findings stand.
   *
   * @param state how
   * @return the filter
   */
  public static FindingFilter of(State state) {
    return new FindingFilter("", "", "", Set.of(), "", state);
  }

  /**
   * The same, of whoever is to mend it.
   *
   * @param names who, as it is told; at most {@link #OWNERS}
   * @return a copy
   */
  public FindingFilter owedBy(Set<String> names) {
    return new FindingFilter(severity, owasp, source, names, prefix, state);
  }

  /** How a finding stands. */
  public enum State {
    /** Whatever was said of it. */
    ANY,
    /** It is to be mended: nobody takes its risk for now, or calls it mistaken. */
    OPEN,
    /** It is open, and should have been mended by now. */
    OVERDUE,
    /** Somebody takes its risk for now. */
    ACCEPTED,
    /** Somebody calls it mistaken for now. */
    MISTAKEN;

    /**
     * Its name in addresses.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word.
     *
     * @param word of any content
     * @return empty if it is none
     */
    public static Optional<State> of(String word) {
      for (State state : values()) {
        if (state.word().equals(word)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }
}
