package dev.ilk.prove.federation.trust;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Condition;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.platform.Platform;
import dev.ilk.prove.federation.platform.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges trust rules before they are stored: each by itself, and all together for rules that would
 * prove two identities by one token. Looks nothing up and sends nothing; safe to share between
 * threads.
 */
public final class TrustRuleCheck {
  private static final int MAX_AUDIENCE = 200;
  private static final int MAX_ISSUER = 300;

  /** Claims that say who issued a token, for whom and when, but nothing of where it comes from. */
  private static final Set<ClaimPath> SAYING_NOTHING =
      Set.of("iss", "aud", "exp", "iat", "nbf", "jti").stream()
          .map(ClaimPath::of)
          .collect(Collectors.toUnmodifiableSet());

  private final Reach reach;
  private final Issuers own;

  /**
   * A check for one Ilk.
   *
   * @param reach which addresses it may call
   * @param own its own issuers, whose tokens are believed without rules and by none
   */
  public TrustRuleCheck(Reach reach, Issuers own) {
    this.reach = reach;
    this.own = own;
  }

  /**
   * Judges all rules that shall be in force together.
   *
   * @param rules the whole set, not only those that change
   * @return all that is wrong, each with the rule's name in its place; empty if nothing is
   */
  public List<Problem> check(List<TrustRule> rules) {
    List<Problem> problems = new ArrayList<>();
    List<Rule> sound = new ArrayList<>();
    for (TrustRule rule : rules) {
      problems.addAll(checkForm(rule));
      switch (Condition.compile(rule.condition())) {
        case Result.Failed<Condition>(List<Problem> found) ->
            found.forEach(p -> problems.add(p.at(place(rule, "condition " + p.where()))));
        case Result.Ok<Condition>(Condition condition) -> {
          Rule compiled = Rule.of(rule, condition);
          checkBreadth(compiled).ifPresent(problems::add);
          sound.add(compiled);
        }
      }
    }
    problems.addAll(Overlaps.among(sound));
    return problems;
  }

  private List<Problem> checkForm(TrustRule rule) {
    List<Problem> problems = new ArrayList<>();
    if (machineKind(rule.subject()).isEmpty()) {
      problems.add(
          invalid("trust_subject_invalid", "`" + rule.subject() + "` is no workload or agent")
              .mend("write the subject as `workload:NAME` or `agent:NAME`")
              .at(place(rule, "subject")));
    }
    if (rule.audience().isBlank() || rule.audience().length() > MAX_AUDIENCE) {
      problems.add(
          invalid("trust_audience_missing", "the rule names no audience")
              .mend(
                  "name the one audience that tokens for this Ilk carry, of at most "
                      + MAX_AUDIENCE
                      + " characters, and have the platform put it into them")
              .at(place(rule, "audience")));
    }
    rule.jwksUri()
        .map(uri -> reach.objection(uri).map(p -> p.at(place(rule, "jwksUri"))))
        .orElseGet(() -> reach.objection(rule.issuer()).map(p -> p.at(place(rule, "issuer"))))
        .ifPresent(problems::add);
    if (own.parse(rule.issuer()).isPresent()) {
      problems.add(
          invalid("trust_issuer_own", "`" + rule.issuer() + "` is an issuer of this Ilk itself")
              .mend("name the issuer of the platform that the software runs on")
              .at(place(rule, "issuer")));
    }
    if (rule.issuer().isBlank() || rule.issuer().length() > MAX_ISSUER) {
      problems.add(
          invalid("trust_issuer_invalid", "an issuer has 1 to %d characters".formatted(MAX_ISSUER))
              .mend("copy the `iss` of one of the platform's tokens")
              .at(place(rule, "issuer")));
    }
    return problems;
  }

  /**
   * The kind of identity that a rule proves.
   *
   * @param subject as in {@link TrustRule#subject()}
   * @return workload or agent; empty for a person or no subject at all
   */
  static Optional<Kind> machineKind(String subject) {
    int colon = subject.indexOf(':');
    return colon < 1 || colon == subject.length() - 1
        ? Optional.empty()
        : Kind.of(subject.substring(0, colon)).filter(kind -> kind != Kind.HUMAN);
  }

  private static Optional<Problem> checkBreadth(Rule rule) {
    Condition condition = rule.condition();
    Bindings bindings = condition.bindings();
    Optional<Problem> problem;
    if (condition.constant()) {
      problem =
          Optional.of(
              invalid("condition_constant", "the condition does not look at any claim")
                  .mend("pin what tells this source from all others: " + advice(rule)));
    } else if (!bindings.possible()) {
      problem =
          Optional.of(
              invalid("condition_contradictory", "no token can ever fulfil the condition")
                  .mend("it wants one claim to have two different values"));
    } else if (pinsSource(rule)) {
      problem = Optional.empty();
    } else {
      problem = Optional.of(tooBroad(rule));
    }
    return problem.map(p -> p.at(place(rule.source(), "condition")));
  }

  private static boolean pinsSource(Rule rule) {
    Bindings bindings = rule.condition().bindings();
    return rule.platform() == Platform.OTHER
        ? !SAYING_NOTHING.containsAll(bindings.constraints().keySet())
        : rule.platform().sources().stream().anyMatch(source -> source.pinnedBy(bindings));
  }

  private static Problem tooBroad(Rule rule) {
    return rule.condition().bindings().constraints().keySet().stream()
        .filter(rule.platform().reusable()::contains)
        .map(ClaimPath::toString)
        .sorted()
        .findFirst()
        .map(name ->
            invalid(
                    "claim_reusable",
                    "the condition pins only `"
                        + name
                        + "`, a name that someone else can take over one day")
                .mend("pin an id as well: " + advice(rule)))
        .orElseGet(() ->
            invalid(
                    "condition_too_broad",
                    "the condition lets in more than one source, if not everything of an owner")
                .mend("pin the source itself: " + advice(rule)));
  }

  private static String advice(Rule rule) {
    List<Source> sources = rule.platform().sources();
    String claim = sources.isEmpty() ? "claims.sub" : sources.getFirst().claim().toString();
    return "`" + claim + " == \"…\"`" + rule.platform().hint();
  }

  static String place(TrustRule rule, String part) {
    return "trust rule `" + rule.name() + "`, " + part.strip();
  }

  private static Problem invalid(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
