package dev.ilk.issue.token;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the tokens that one issuer of this Ilk has issued and that have not ended. */
final class TokenReader {
  /** Whatever rings may sign with; the key that a token names fits one algorithm only. */
  private static final Set<Algorithm> SIGNED_WITH =
      Arrays.stream(Algorithm.values())
          .filter(Algorithm::signs)
          .collect(Collectors.toUnmodifiableSet());

  private final Issuers issuers;
  private final KeyRings rings;

  TokenReader(Issuers issuers, KeyRings rings) {
    this.issuers = issuers;
    this.rings = rings;
  }

  /**
   * A token that is genuine and has not ended. Whether it was taken back is another question.
   *
   * @param id its {@code jti}
   * @param holder its {@code client_id}
   * @param issued its {@code iat}
   * @param expires its {@code exp}
   * @param claims all that it says
   */
  record Held(Id.Token id, String holder, Instant issued, Instant expires, Claims claims) {}

  /** The token, or empty if it is not a living one of that very issuer. */
  Optional<Held> read(Environment at, Kind plane, String token, Instant now)
      throws PartUnavailable {
    String issuer = issuers.of(at, plane);
    // The keys are asked for only once the token claims to be of this issuer.
    if (!(UnverifiedJwt.parse(token) instanceof Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt))
        || !jwt.claimedIssuer().equals(Optional.of(issuer))) {
      return Optional.empty();
    }
    return jwt.verify(keys(at, plane), checks(issuer), now)
            instanceof Result.Ok<VerifiedJwt>(VerifiedJwt genuine)
        ? held(genuine).filter(held -> now.isBefore(held.expires()))
        : Optional.empty();
  }

  private static JwtChecks checks(String issuer) {
    return JwtChecks.of(SIGNED_WITH, new JwtChecks.Audience.CheckedByCaller())
        .issuedBy(issuer)
        .ofType(Set.of(JwtSigner.ACCESS_TOKEN));
  }

  private JwkSet keys(Environment at, Kind plane) throws PartUnavailable {
    RingName ring = new RingName(new Issuers.Issuer(at, plane).ring());
    try {
      return rings.published(ring);
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("published keys of `" + ring + "`", e);
    }
  }

  private static Optional<Held> held(VerifiedJwt jwt) {
    Claims claims = jwt.claims();
    Optional<Id.Token> id =
        claims.text("jti").flatMap(text -> Ids.parse(Id.Token.PREFIX, Id.Token::new, text));
    return id.flatMap(jti ->
        claims
            .text("client_id")
            .flatMap(holder ->
                claims
                    .instant("iat")
                    .map(issued -> new Held(jti, holder, issued, jwt.expiresAt(), claims))));
  }
}
