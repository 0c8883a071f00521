package dev.ilk.gate.estate;

import java.util.Locale;
import java.util.Optional;

/**
 * What findings have to be, beside what a {@link FindingQuery} names first. All that is given must
 * hold.
 *
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}; empty for each
 * @param owasp the place in the OWASP Non-Human Identities Top 10, such as {@code NHI7}; empty for
 *     each
 * @param source the source of the account; empty for each
 * @param owner who is to mend it, as it is told; empty for everybody
 * @param prefix what the account's name begins with, or its address if it has an at sign, whatever
 *     the case; empty for all. The findings of the first {@link #ACCOUNTS} such accounts
 * @param state how it has to stand
 */
public record FindingFilter(
    String severity, String owasp, String source, String owner, String prefix, State state) {
  /** So many accounts are looked at by the beginning of a name. */
  public static final int ACCOUNTS = 500;

  /** Whatever findings are. */
  public static final FindingFilter NONE = new FindingFilter("", "", "", "", "", State.ANY);

  public FindingFilter {
    if (prefix.length() > AccountQuery.LONGEST) {
      throw new IllegalArgumentException("at most %d characters".formatted(AccountQuery.LONGEST));
    }
  }

  /** How a finding stands. */
  public enum State {
    /** Either way. */
    ANY,
    /** It should have been mended by now. */
    OVERDUE,
    /** Somebody takes the risk for now, or calls it mistaken. */
    ACCEPTED;

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
