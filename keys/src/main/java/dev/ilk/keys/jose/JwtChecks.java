package dev.ilk.keys.jose;

import dev.ilk.keys.Algorithm;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token must fulfil besides its signature. Its expiry is always checked and must be there.
 *
 * @param algorithms the allowed algorithms; not empty
 * @param audience whom the token must be meant for
 * @param issuer who must have issued it, or empty if the caller has chosen the keys by issuer and
 *     compares itself
 * @param types the allowed values of {@code typ} (RFC 8725, section 3.11); empty if any will do
 * @param skew by how much clocks may differ, from 0 to {@link #MAX_SKEW}
 */
public record JwtChecks(
    Set<Algorithm> algorithms,
    Audience audience,
    Optional<String> issuer,
    Set<String> types,
    Duration skew) {

  /** The skew unless told otherwise. */
  public static final Duration DEFAULT_SKEW = Duration.ofSeconds(30);

  /** The largest skew that can be allowed. */
  public static final Duration MAX_SKEW = Duration.ofSeconds(60);

  /** Whom a token must be meant for. */
  public sealed interface Audience {
    /**
     * The token names at least one of these.
     *
     * @param names our own names; not empty
     */
    record OneOf(Set<String> names) implements Audience {
      public OneOf {
        names = Set.copyOf(names);
        if (names.isEmpty()) {
          throw new IllegalArgumentException("no audience would ever match");
        }
      }
    }

    /** The caller compares the audience itself, for instance by a trust rule. */
    record CheckedByCaller() implements Audience {}
  }

  public JwtChecks {
    algorithms = Set.copyOf(algorithms);
    types = types.stream().map(JoseHeader::normalized).collect(Collectors.toUnmodifiableSet());
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("no algorithm would ever match");
    }
    if (skew.isNegative() || skew.compareTo(MAX_SKEW) > 0) {
      throw new IllegalArgumentException("a skew of " + skew + " is outside 0 to " + MAX_SKEW);
    }
  }

  /**
   * Checks for a token of any type and issuer, with the default skew.
   *
   * @param algorithms the allowed algorithms
   * @param audience whom it must be meant for
   * @return the checks
   */
  public static JwtChecks of(Set<Algorithm> algorithms, Audience audience) {
    return new JwtChecks(algorithms, audience, Optional.empty(), Set.of(), DEFAULT_SKEW);
  }

  /**
   * The same checks, and the issuer's.
   *
   * @param expected the exact value of {@code iss}
   * @return a copy
   */
  public JwtChecks issuedBy(String expected) {
    return new JwtChecks(algorithms, audience, Optional.of(expected), types, skew);
  }

  /**
   * The same checks, and the type's.
   *
   * @param allowed values of {@code typ}, such as {@code at+jwt}
   * @return a copy
   */
  public JwtChecks ofType(Set<String> allowed) {
    return new JwtChecks(algorithms, audience, issuer, allowed, skew);
  }

  /**
   * The same checks with another skew.
   *
   * @param allowed from 0 to {@link #MAX_SKEW}
   * @return a copy
   */
  public JwtChecks within(Duration allowed) {
    return new JwtChecks(algorithms, audience, issuer, types, allowed);
  }
}
