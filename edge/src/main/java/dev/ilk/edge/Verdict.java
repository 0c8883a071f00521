package dev.ilk.edge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the gateway is to do with a request; each door says it in its gateway's own form. */
sealed interface Verdict {

  /** What to send to the caller as {@code DPoP-Nonce} (RFC 9449, section 8.2). */
  Optional<String> nonce();

  /** The headers in which the service behind is told who calls. Callers may set none of them. */
  enum Name {
    SUBJECT("Ilk-Subject"),
    ACTOR("Ilk-Actor"),
    CORRELATION("Ilk-Correlation");

    private final String header;

    Name(String header) {
      this.header = header;
    }

    String header() {
      return header;
    }
  }

  /**
   * Let it through.
   *
   * @param caller who calls; a name that is not in it must not reach the service at all
   * @param nonce for the caller's next proof
   */
  record Through(Map<Name, String> caller, Optional<String> nonce) implements Verdict {
    public Through {
      caller = Map.copyOf(new EnumMap<>(caller));
    }
  }

  /**
   * Refuse it.
   *
   * @param status the HTTP status: 401, 403 or 503
   * @param reason one sentence, of visible ASCII characters and spaces
   * @param challenges the values of {@code WWW-Authenticate}
   * @param nonce for the caller's next proof
   */
  record Refused(int status, String reason, List<String> challenges, Optional<String> nonce)
      implements Verdict {
    public Refused {
      reason = reason.replaceAll("[^\\x20-\\x7e]", "?");
      challenges = List.copyOf(challenges);
    }

    static Refused of(int status, String reason) {
      return new Refused(status, reason, List.of(), Optional.empty());
    }
  }
}
