package dev.ilk.guard;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One of Ilk's interfaces, called with the service's own token, and called again with a fresh one
 * if the first is refused.
 */
final class Endpoint implements AutoCloseable {
  private static final int UNAUTHORIZED = 401;

  private final URI uri;
  private final OwnToken own;
  private final Duration limit;
  private final Fetch fetch;

  /** A call with the service's own token. */
  private interface Call {
    Fetch.Answer with(Map<String, String> headers) throws IlkUnavailable;
  }

  /**
   * An interface.
   *
   * @param limit how long an answer may take
   */
  Endpoint(URI uri, OwnToken own, Duration limit) {
    this(uri, own, limit, new Fetch());
  }

  /** An interface whose answers may be longer than usual. */
  Endpoint(URI uri, OwnToken own, Duration limit, Fetch fetch) {
    this.uri = uri;
    this.own = own;
    this.limit = limit;
    this.fetch = fetch;
  }

  URI uri() {
    return uri;
  }

  /** The answer to a JSON document. */
  Fetch.Answer post(byte[] json) throws IlkUnavailable {
    return call(headers -> fetch.post(uri, "application/json", json, headers, limit));
  }

  /** The answer at an address of this interface. */
  Fetch.Answer get(URI address) throws IlkUnavailable {
    return call(headers -> fetch.get(address, headers, limit));
  }

  private Fetch.Answer call(Call call) throws IlkUnavailable {
    String token = own.current();
    Fetch.Answer answer = call.with(bearer(token));
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    own.refused(token);
    return call.with(bearer(own.current()));
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    fetch.close();
  }
}
