package dev.ilk.prove.federation.issuer;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a response says that it is fresh (RFC 9111, sections 4.2 and 5.2.2). */
final class CacheControl {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final String MAX_AGE = "max-age=";

  private CacheControl() {}

  /** Empty if the response does not say; zero if it must not be kept. */
  static Optional<Duration> freshness(HttpHeaders headers) {
    Optional<Duration> maxAge = Optional.empty();
    for (String line : headers.allValues("cache-control")) {
      for (String part : line.split(",", -1)) {
        String directive = part.strip().toLowerCase(Locale.ROOT);
        if (directive.equals("no-store") || directive.equals("no-cache")) {
          return Optional.of(Duration.ZERO);
        }
        if (directive.startsWith(MAX_AGE)) {
          maxAge = seconds(directive.substring(MAX_AGE.length()).replace("\"", ""));
        }
      }
    }
    Duration age = headers.firstValue("age").flatMap(CacheControl::seconds).orElse(Duration.ZERO);
    return maxAge.map(fresh -> age.compareTo(fresh) > 0 ? Duration.ZERO : fresh.minus(age));
  }

  private static Optional<Duration> seconds(String text) {
    return DIGITS.matcher(text.strip()).matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
        : Optional.empty();
  }
}
