package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Finds and fetches the keys of an issuer, all within one deadline. */
final class KeyFetch implements AutoCloseable {
  private static final int MAX_DISCOVERY_BYTES = 64 * 1024;

  private final Download download;
  private final Deadline deadline;

  KeyFetch(Reach reach, Optional<SSLContext> tls, Duration timeout) {
    this.download = new Download(reach, tls);
    this.deadline = new Deadline(timeout);
  }

  /**
   * Keys as received.
   *
   * @param keys what the issuer publishes
   * @param freshness how long it says that they are fresh
   */
  record Fetched(JwkSet keys, Optional<Duration> freshness) {}

  Result<Fetched> fetch(KeySource source) {
    return deadline.within(source.issuer(), () -> fetchNow(source));
  }

  private Result<Fetched> fetchNow(KeySource source) throws InterruptedException {
    Result<String> address =
        source.jwksUri().isPresent() ? Result.ok(source.jwksUri().get()) : discover(source);
    return switch (address) {
      case Result.Failed<String> failed -> new Result.Failed<>(failed.problems());
      case Result.Ok<String>(String uri) ->
          download
              .get(uri, JwkSet.MAX_BYTES, JwkSet::parse)
              .then(set -> Result.ok(new Fetched(set.content(), set.freshness())));
    };
  }

  private Result<String> discover(KeySource source) throws InterruptedException {
    return download
        .get(source.discoveryUri(), MAX_DISCOVERY_BYTES, Claims::parse)
        .then(metadata -> jwksUri(source, metadata.content()));
  }

  /** The document must name the very issuer (OpenID Connect Discovery 1.0, section 4.3). */
  private static Result<String> jwksUri(KeySource source, Claims metadata) {
    if (!metadata.text("issuer").equals(Optional.of(source.issuer()))) {
      return Result.failed(
          lying(source, "calls itself `%s`".formatted(metadata.text("issuer").orElse(""))));
    }
    return metadata
        .text("jwks_uri")
        .map(Result::ok)
        .orElseGet(() -> Result.failed(lying(source, "names no `jwks_uri`")));
  }

  private static Problem lying(KeySource source, String how) {
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "discovery_invalid",
        "the discovery document of `%s` %s".formatted(source.issuer(), how));
  }

  @Override
  public void close() {
    deadline.close();
    download.close();
  }
}
