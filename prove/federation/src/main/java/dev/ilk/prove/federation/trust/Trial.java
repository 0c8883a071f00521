package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Condition;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries rules on a token, or on claims as one finds them in a platform's documentation, and tells
 * of each rule what holds and what does not. Proves nothing to anybody: its answer is for those who
 * write rules. Safe to share between threads.
 */
public final class Trial {
  /** The most rules that are told of; the others are counted. */
  public static final int MOST_TOLD = 50;

  private final IssuerKeys keys;

  /**
   * Tries tokens by these keys.
   *
   * @param keys the issuers' keys, with all limits on where they are fetched
   */
  public Trial(IssuerKeys keys) {
    this.keys = keys;
  }

  /**
   * Something that must hold.
   *
   * @param what what
   * @param holds whether it does
   * @param found what is there instead; may be empty
   */
  public record Step(String what, boolean holds, String found) {}

  /**
   * How a rule fared.
   *
   * @param rule the rule
   * @param steps all that it demands, in the order in which it is asked
   */
  public record Tried(TrustRule rule, List<Step> steps) {
    /**
     * Whether the rule matches.
     *
     * @return true if every step holds
     */
    public boolean matches() {
      return steps.stream().allMatch(Step::holds);
    }
  }

  /**
   * What came of it.
   *
   * @param genuine whether the token's own signature and times hold; empty if only claims were
   *     given, if no rule is for its issuer, whose keys are then not asked for, or if it is an
   *     SVID, whose keys are those of one environment
   * @param rules the rules for its issuer, those that match first
   * @param others how many rules are for other issuers
   */
  public record Told(Optional<Step> genuine, List<Tried> rules, int others) {}

  /**
   * Tries rules.
   *
   * @param rules which
   * @param shown a token, or a JSON object with claims; of any content
   * @param now the present
   * @return what holds, or why it is neither a token nor claims
   */
  public Result<Told> of(List<TrustRule> rules, String shown, Instant now) {
    if (shown.strip().startsWith("{")) {
      return Claims.parse(shown.getBytes(StandardCharsets.UTF_8))
          .then(claims -> Result.ok(told(rules, claims, Optional.empty())));
    }
    ShownToken token = ShownToken.of(shown.strip());
    return switch (token.wellFormed()) {
      case Reading.Refused<UnverifiedJwt>(TokenRefusal refusal) ->
          Result.failed(refusal.problem().mend("give a token, or its claims as a JSON object"));
      case Reading.Accepted<UnverifiedJwt>(UnverifiedJwt jwt) -> {
        String issuer = ClaimedIssuer.of(jwt.claimed()).orElse("");
        boolean known =
            ClaimedIssuer.domain(issuer).isEmpty()
                && rules.stream().anyMatch(rule -> rule.issuer().equals(issuer));
        yield Result.ok(
            told(
                rules,
                jwt.claimed(),
                known ? Optional.of(genuine(rules, token, now)) : Optional.empty()));
      }
    };
  }

  /** Read as it would be in earnest; that no rule matches says that all else is in order. */
  private Step genuine(List<TrustRule> rules, ShownToken token, Instant now) {
    Federation federation =
        new Federation(
            issuer -> rules.stream().filter(rule -> rule.issuer().equals(issuer)).toList(), keys);
    return switch (federation.read(token, now)) {
      case Reading.Accepted<Vouched> accepted -> new Step("the token is genuine", true, "");
      case Reading.Refused<Vouched>(TokenRefusal refusal) -> {
        Problem problem = refusal.problem();
        yield switch (problem.code()) {
          case "condition_not_met", "ambiguous_trust" -> new Step("the token is genuine", true, "");
          default -> new Step("the token is genuine", false, problem.message());
        };
      }
    };
  }

  private static Told told(List<TrustRule> rules, Claims claims, Optional<Step> genuine) {
    String issuer = ClaimedIssuer.of(claims).orElse("");
    List<Tried> tried =
        rules.stream()
            .filter(rule -> rule.issuer().equals(issuer))
            .map(rule -> new Tried(rule, steps(rule, claims)))
            .sorted(Comparator.comparing((Tried one) -> !one.matches()))
            .limit(MOST_TOLD)
            .toList();
    return new Told(genuine, tried, rules.size() - tried.size());
  }

  private static List<Step> steps(TrustRule rule, Claims claims) {
    List<Step> steps = new ArrayList<>();
    List<String> audiences = claims.texts("aud").orElse(List.of());
    steps.add(
        new Step(
            "aud is `%s` alone".formatted(rule.audience()),
            audiences.equals(List.of(rule.audience())),
            audiences.isEmpty() ? "absent" : String.join(", ", audiences)));
    switch (Condition.compile(rule.condition())) {
      case Result.Failed<Condition>(List<Problem> problems) ->
          steps.add(new Step(rule.condition(), false, problems.getFirst().message()));
      case Result.Ok<Condition>(Condition condition) -> {
        for (Condition part : condition.conjuncts()) {
          steps.add(
              new Step(part.toString(), part.holds(claims.asMap()), found(part, claims.asMap())));
        }
      }
    }
    return steps;
  }

  /** What the token says of the claims that a part of a condition pins. */
  private static String found(Condition part, Map<String, Object> claims) {
    return part.bindings().constraints().keySet().stream()
        .map(path -> path + " is " + text(claims, path))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String text(Map<String, Object> claims, ClaimPath path) {
    return path.in(claims)
        .map(value -> value instanceof String text ? text : value + " (no text)")
        .orElse("absent");
  }
}
