package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The service's own token for Ilk's interfaces: its platform's identity token, exchanged (RFC 8693)
 * when first needed and again when four fifths of its life are over. Holds no secret.
 */
public final class OwnToken {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String FORM = "application/x-www-form-urlencoded";

  private final URI tokenEndpoint;
  private final String audience;
  private final Supplier<String> platformToken;
  private final InstantSource clock;
  private final Fetch fetch = new Fetch();
  private @Nullable Held held;

  private record Held(String token, Instant renew) {}

  /**
   * A token of the service's own.
   *
   * @param issuer the issuer that the service belongs to, such as {@code
   *     https://ilk.example/e/prod/workload}
   * @param ilk the public address of Ilk, which is the audience of its interfaces
   * @param platformToken reads the identity token that the platform gives the service, such as a
   *     projected service-account token; called for each exchange
   * @param clock the present
   */
  public OwnToken(String issuer, URI ilk, Supplier<String> platformToken, InstantSource clock) {
    this.tokenEndpoint = URI.create(issuer + "/token");
    this.audience = ilk.toString();
    this.platformToken = platformToken;
    this.clock = clock;
  }

  /**
   * The token, exchanged again if it is about to end.
   *
   * @return a bearer token
   * @throws IlkUnavailable if none can be had
   */
  public synchronized String current() throws IlkUnavailable {
    Instant now = clock.instant();
    if (held == null || !now.isBefore(held.renew())) {
      held = exchange(now);
    }
    return held.token();
  }

  private Held exchange(Instant now) throws IlkUnavailable {
    String form =
        "grant_type="
            + encode("urn:ietf:params:oauth:grant-type:token-exchange")
            + "&subject_token="
            + encode(platformToken.get())
            + "&subject_token_type="
            + encode("urn:ietf:params:oauth:token-type:jwt")
            + "&audience="
            + encode(audience);
    Claims answer =
        fetch.post(tokenEndpoint, FORM, Fetch.utf8(form), Map.of(), LIMIT).json(tokenEndpoint);
    String token =
        answer
            .text("access_token")
            .orElseThrow(() -> new IlkUnavailable("an exchange that gave no token"));
    long seconds = answer.number("expires_in").orElse(0L);
    return new Held(token, now.plus(Duration.ofSeconds(seconds * 4 / 5)));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
