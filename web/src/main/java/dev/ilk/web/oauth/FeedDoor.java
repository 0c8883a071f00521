package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.PartUnavailable;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code GET …/revocations}: what an issuer has taken back (docs/revocation-feed.md). */
final class FeedDoor extends PublishedDoor {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final long LONGEST_WAIT = 25;

  private final Publications publications;

  FeedDoor(Publications publications) {
    this.publications = publications;
  }

  /** A parameter that is no number counts as 0, which is never wrong, only longer. */
  @Override
  Optional<Page> page(ServerRequest request, Issuers.Issuer issuer)
      throws PartUnavailable, InterruptedException {
    long after = number(request, "after");
    Duration wait = Duration.ofSeconds(Math.min(number(request, "wait"), LONGEST_WAIT));
    return publications
        .revocations(issuer, after, wait)
        .map(token -> new Page("application/jwt", token, 0));
  }

  private static long number(ServerRequest request, String name) {
    String text = request.query().first(name).orElse("0");
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
  }
}
