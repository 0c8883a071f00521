package dev.ilk.guard;

import dev.ilk.keys.Algorithm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of {@code WWW-Authenticate} (RFC 6750, section 3; RFC 9449, section 7.1). */
final class Challenges {
  private static final String ALGORITHMS =
      Stream.of(Algorithm.values())
          .map(Algorithm::joseName)
          .collect(Collectors.joining(" ", "algs=\"", "\""));

  private Challenges() {}

  /** For who showed nothing, without an error. */
  static List<String> all(boolean onlyBound) {
    String keyed = "DPoP " + ALGORITHMS;
    return onlyBound ? List.of(keyed) : List.of("Bearer", keyed);
  }

  /** In the scheme that was used; {@code more} are further parameters. */
  static List<String> of(Authorization.Scheme scheme, String error, String more) {
    String text = "%s error=\"%s\"%s".formatted(scheme.word(), error, more);
    return List.of(
        switch (scheme) {
          case BEARER -> text;
          case DPOP -> text + ", " + ALGORITHMS;
        });
  }
}
