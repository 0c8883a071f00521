package dev.ilk.guard;

import java.util.Optional;

/**
 * An {@code Authorization} header that shows a token.
 *
 * @param scheme how
 * @param token the token, of any length and content
 */
record Authorization(Scheme scheme, String token) {

  /** The schemes by which tokens are shown. */
  enum Scheme {
    /** By whoever has it (RFC 6750). */
    BEARER("Bearer"),
    /** By who holds the key it is bound to (RFC 9449, section 7.1). */
    DPOP("DPoP");

    private final String word;

    Scheme(String word) {
      this.word = word;
    }

    /** As headers write it. */
    String word() {
      return word;
    }
  }

  static Optional<Authorization> of(Optional<String> header) {
    for (Scheme scheme : Scheme.values()) {
      String mark = scheme.word() + " ";
      if (header.filter(text -> text.regionMatches(true, 0, mark, 0, mark.length())).isPresent()) {
        return Optional.of(
            new Authorization(scheme, header.get().substring(mark.length()).strip()));
      }
    }
    return Optional.empty();
  }
}
