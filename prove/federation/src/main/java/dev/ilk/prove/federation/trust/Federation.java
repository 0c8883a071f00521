package dev.ilk.prove.federation.trust;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.Refusal;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.KeySource;
import dev.ilk.prove.federation.platform.Platform;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Believes foreign tokens by trust rules (W1): the issuer has rules, the audience is exactly that
 * of a rule, the signature holds under the issuer's keys, and the conditions of exactly one
 * identity's rules are true. Safe to share between threads.
 */
public final class Federation {
  private static final JwtChecks CHECKS =
      JwtChecks.of(EnumSet.allOf(Algorithm.class), new JwtChecks.Audience.CheckedByCaller());

  private final RuleBooks books;
  private final IssuerKeys keys;
  private final ForeignDomains domains;

  /**
   * Believes by these rules and keys, and no SVIDs of foreign trust domains.
   *
   * @param rules the rules in force
   * @param keys the issuers' keys
   */
  public Federation(TrustRules rules, IssuerKeys keys) {
    this(rules, keys, ForeignDomains.NONE);
  }

  /**
   * Believes by these rules and keys.
   *
   * @param rules the rules in force
   * @param keys the issuers' keys
   * @param domains the keys of foreign trust domains
   */
  public Federation(TrustRules rules, IssuerKeys keys, ForeignDomains domains) {
    this.books = new RuleBooks(rules);
    this.keys = keys;
    this.domains = domains;
  }

  /**
   * Reads a token. Blocks while its issuer's keys are fetched.
   *
   * @param token as shown
   * @param now the present
   * @return for whom it vouches, or why for nobody
   */
  public Reading<Vouched> read(ShownToken token, Instant now) {
    return read(Optional.empty(), token, now);
  }

  /**
   * Reads a token, or a JWT-SVID of a foreign trust domain that an environment federates with.
   * Blocks while its issuer's keys are fetched.
   *
   * @param door the environment
   * @param token as shown
   * @param now the present
   * @return for whom it vouches, or why for nobody
   */
  public Reading<Vouched> read(Environment door, ShownToken token, Instant now) {
    return read(Optional.of(door), token, now);
  }

  private Reading<Vouched> read(Optional<Environment> door, ShownToken token, Instant now) {
    return token
        .wellFormed()
        .then(jwt ->
            OwnFaults.first(jwt, CHECKS.skew(), now)
                .map(fault -> Federation.<Vouched>refused(TokenRefusal.open(fault, token)))
                .orElseGet(() -> believed(door, token, jwt, now)));
  }

  private Reading<Vouched> believed(
      Optional<Environment> door, ShownToken token, UnverifiedJwt jwt, Instant now) {
    String issuer = ClaimedIssuer.of(jwt.claimed()).orElseThrow();
    String audience = jwt.claimed().texts("aud").orElseThrow().getFirst();
    RuleBook book;
    try {
      book = books.of(issuer);
    } catch (StoreUnavailable e) {
      return hidden(
          Problem.of(
              Problem.Kind.UNAVAILABLE, "store_unavailable", "the trust rules cannot be read"),
          token,
          Platform.OTHER);
    }
    if (book.isEmpty()) {
      return hidden(noRule(issuer), token, Platform.OTHER);
    }
    if (!book.knows(audience)) {
      return hidden(otherAudience(issuer, audience), token, book.platform());
    }
    if (book.keySource().isEmpty()) {
      return hidden(keysDiffer(issuer), token, book.platform());
    }
    Result<VerifiedJwt> verified =
        ClaimedIssuer.domain(issuer).isPresent()
            ? verified(door, ClaimedIssuer.domain(issuer).get(), jwt, now)
            : verified(new KeySource(issuer, book.keySource().get()), jwt, now);
    return switch (verified) {
      case Result.Failed<VerifiedJwt>(List<Problem> problems) ->
          hidden(problems.getFirst(), token, book.platform());
      case Result.Ok<VerifiedJwt>(VerifiedJwt genuine) -> matched(token, genuine, book, audience);
    };
  }

  /** By the bundle that the environment holds; federation alone has brought the token this far. */
  private Result<VerifiedJwt> verified(
      Optional<Environment> door, TrustDomain domain, UnverifiedJwt jwt, Instant now) {
    return door.flatMap(at -> domains.tokenKeys(at, domain, now))
        .map(known -> jwt.verify(known, CHECKS, now))
        .orElseGet(() ->
            Result.failed(
                unproven(
                        "trust_domain_unknown",
                        "no bundle of the trust domain `%s` counts here".formatted(domain))
                    .mend("look at `ilk federation list`")));
  }

  private Result<VerifiedJwt> verified(KeySource source, UnverifiedJwt jwt, Instant now) {
    return keys.of(source, now)
        .then(known -> {
          Result<VerifiedJwt> first = jwt.verify(known, CHECKS, now);
          return first instanceof Result.Failed<VerifiedJwt> failed
                  && Refusal.KEY_UNKNOWN.is(failed.problems().getFirst())
              ? keys.newerThan(source, known, now)
                  .then(newer -> newer == known ? first : jwt.verify(newer, CHECKS, now))
              : first;
        });
  }

  private static Reading<Vouched> matched(
      ShownToken token, VerifiedJwt jwt, RuleBook book, String audience) {
    List<Rule> matching = book.matching(audience, jwt.claims().asMap());
    Optional<Rule> first =
        matching.stream().min(Comparator.comparing(rule -> rule.source().name()));
    if (first.isEmpty()) {
      return hidden(noMatch(jwt), token, book.platform());
    }
    if (matching.stream().map(rule -> rule.source().subject()).distinct().count() > 1) {
      return hidden(ambiguous(matching), token, first.get().platform());
    }
    return new Reading.Accepted<>(
        new Vouched(
            token,
            first.get(),
            jwt.expiresAt(),
            Evidence.kept(first.get().platform(), jwt.claims().asMap())));
  }

  private static Reading<Vouched> hidden(Problem problem, ShownToken token, Platform platform) {
    return refused(TokenRefusal.hidden(problem, Evidence.of(token, platform)));
  }

  private static <T> Reading<T> refused(TokenRefusal refusal) {
    return new Reading.Refused<>(refusal);
  }

  private static Problem noRule(String issuer) {
    return unproven("no_trust_rule", "no trust rule is for the issuer `%s`".formatted(issuer))
        .mend("declare one if its tokens shall prove anything")
        .at("iss");
  }

  private static Problem otherAudience(String issuer, String audience) {
    return unproven(
            "audience_mismatch",
            "no trust rule for `%s` is for the audience `%s`".formatted(issuer, audience))
        .mend("have the platform put the rule's audience into the token")
        .at("aud");
  }

  private static Problem keysDiffer(String issuer) {
    return unproven(
            "trust_keys_differ",
            "the trust rules for `%s` find its keys in different places".formatted(issuer))
        .mend("give all of them the same `jwksUri`");
  }

  private static Problem noMatch(VerifiedJwt jwt) {
    return unproven(
            "condition_not_met",
            "the token is genuine, and no condition of a trust rule is true of `%s`"
                .formatted(jwt.subject().orElse("a token without subject")))
        .mend("compare its claims with the conditions of the rules for its issuer");
  }

  private static Problem ambiguous(List<Rule> matching) {
    return unproven(
            "ambiguous_trust",
            "rules for different identities match the token: "
                + String.join(
                    ", ",
                    matching.stream().map(r -> "`" + r.source().name() + "`").sorted().toList()))
        .mend("narrow their conditions until one identity is left");
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
