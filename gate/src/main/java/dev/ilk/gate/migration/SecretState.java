package dev.ilk.gate.migration;

import java.util.Locale;
import java.util.Optional;

/** How far the replacement of a static secret is. */
public enum SecretState {
  /** It is known, and nothing is done about it yet. */
  RANKED,
  /** What takes its place is worked out. */
  PROPOSED,
  /** What takes its place was used. */
  REPLACED,
  /** It was watched, and nobody used it any more. */
  UNUSED,
  /** It cannot be used for now, and can be enabled again. */
  DISABLED,
  /** It is ended for good. */
  REVOKED,
  /** It stays for a time, for a reason. */
  EXCEPTED;

  /**
   * Its name on the wire.
   *
   * @return in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the secret can still do harm.
   *
   * @return false once it is revoked
   */
  public boolean isLeft() {
    return this != REVOKED;
  }

  /**
   * The state of a name.
   *
   * @param word as {@link #word} gives it
   * @return empty if there is none
   */
  public static Optional<SecretState> of(String word) {
    for (SecretState state : values()) {
      if (state.word().equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
