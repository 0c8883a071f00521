package dev.ilk.keys.possession;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.jose.KeyedJwt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A DPoP proof (RFC 9449, section 4.2) that fits a request: signed with the key it brings, for this
 * method and address, and fresh. Whether its nonce is ours and whether it was used before is still
 * to be asked.
 */
public final class DpopProof {
  /** The value of {@code typ}. */
  public static final String TYPE = "dpop+jwt";

  /** The longest proof that is looked at, in characters: one with an RSA key of 4096 bits fits. */
  public static final int MAX_LENGTH = 4 * 1024;

  /** How long after it was made a proof is taken. */
  public static final Duration FRESH = Duration.ofSeconds(60);

  /** By how much the maker's clock may be ahead. */
  public static final Duration SKEW = Duration.ofSeconds(30);

  private static final int MAX_ID = 256;

  private final KeyedJwt jwt;
  private final String id;
  private final Instant made;

  private DpopProof(KeyedJwt jwt, String id, Instant made) {
    this.jwt = jwt;
    this.id = id;
    this.made = made;
  }

  /**
   * Reads a proof and compares it with its request (RFC 9449, section 4.3, all points but nonce,
   * token and earlier use).
   *
   * @param header each value of the {@code DPoP} header field, of any length and content
   * @param method the request's method
   * @param addresses the addresses under which this door is known to the public
   * @param now the present
   * @return the proof, or {@code dpop_proof_invalid}
   */
  public static Result<DpopProof> read(
      List<String> header, String method, List<URI> addresses, Instant now) {
    if (header.size() != 1) {
      return invalid("there must be exactly one proof in the header `DPoP`");
    }
    return switch (KeyedJwt.read(header.getFirst(), TYPE, MAX_LENGTH)) {
      case Result.Failed<KeyedJwt>(List<Problem> problems) ->
          invalid(problems.getFirst().message());
      case Result.Ok<KeyedJwt>(KeyedJwt jwt) -> fitting(jwt, method, addresses, now);
    };
  }

  private static Result<DpopProof> fitting(
      KeyedJwt jwt, String method, List<URI> addresses, Instant now) {
    Optional<String> id =
        jwt.claims().text("jti").filter(text -> !text.isEmpty() && text.length() <= MAX_ID);
    Optional<Instant> made = jwt.claims().instant("iat");
    if (id.isEmpty()) {
      return invalid("`jti` is not a short text");
    }
    if (made.isEmpty()) {
      return invalid("`iat` is missing");
    }
    if (!jwt.claims().text("htm").equals(Optional.of(method))) {
      return invalid("`htm` is not the method of the request");
    }
    Optional<String> target = jwt.claims().text("htu").flatMap(DpopProof::normal);
    if (target.isEmpty()
        || addresses.stream().noneMatch(one -> normal(one.toString()).equals(target))) {
      return invalid("`htu` is not the address of the request");
    }
    if (made.get().isAfter(now.plus(SKEW)) || !made.get().isAfter(now.minus(FRESH))) {
      return invalid("`iat` is not of the last %d seconds".formatted(FRESH.toSeconds()));
    }
    return Result.ok(new DpopProof(jwt, id.get(), made.get()));
  }

  /**
   * The same proof, if it was made for a token (RFC 9449, section 7.1).
   *
   * @param token the access token as shown
   * @return this, or {@code dpop_proof_invalid}
   */
  public Result<DpopProof> madeFor(String token) {
    String digest = encoded(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    return jwt.claims().text("ath").equals(Optional.of(digest))
        ? Result.ok(this)
        : invalid("`ath` is not the digest of the token");
  }

  /**
   * The key that it was signed with.
   *
   * @return the thumbprint, as {@code jkt} writes it
   */
  public String thumbprint() {
    return jwt.key().thumbprint();
  }

  /**
   * The nonce that it repeats.
   *
   * @return empty if it has none
   */
  public Optional<String> nonce() {
    return jwt.claims().text("nonce");
  }

  /**
   * The name by which it is known again: it is its key's, so nobody can use up another's.
   *
   * @return 43 characters of base64url
   */
  public String name() {
    return encoded(Sha256.of((thumbprint() + '\0' + id).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Until when it must be known again; later it is refused for its age.
   *
   * @return the first instant at which it may be forgotten
   */
  public Instant forgettable() {
    return made.plus(FRESH).plus(SKEW);
  }

  /** RFC 9449, section 4.3: without query and fragment, normalized (RFC 3986, section 6.2). */
  private static Optional<String> normal(String address) {
    try {
      URI uri = URI.create(address).normalize();
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      int usual = scheme.equals("https") ? 443 : 80;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return Optional.of(
          scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port + path);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static <T> Result<T> invalid(String why) {
    return Result.failed(
        Problem.of(Problem.Kind.UNPROVEN, "dpop_proof_invalid", "the DPoP proof: " + why)
            .at("DPoP")
            .mend("make a fresh proof for this very request"));
  }
}
