package dev.ilk.guard;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One of Ilk's interfaces, called with the service's own token. */
final class Endpoint {
  private static final int UNAUTHORIZED = 401;

  private final URI uri;
  private final OwnToken own;
  private final Duration limit;
  private final Fetch fetch = new Fetch();

  /**
   * An interface.
   *
   * @param limit how long an answer may take
   */
  Endpoint(URI uri, OwnToken own, Duration limit) {
    this.uri = uri;
    this.own = own;
    this.limit = limit;
  }

  URI uri() {
    return uri;
  }

  /** The answer to a JSON document, asked again with a fresh token if the first one is refused. */
  Fetch.Answer post(byte[] json) throws IlkUnavailable {
    String token = own.current();
    Fetch.Answer answer = post(json, token);
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    own.refused(token);
    return post(json, own.current());
  }

  private Fetch.Answer post(byte[] json, String token) throws IlkUnavailable {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    return fetch.post(uri, "application/json", json, headers, limit);
  }
}
