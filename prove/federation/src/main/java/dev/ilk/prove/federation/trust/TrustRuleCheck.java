package dev.ilk.prove.federation.trust;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Condition;
import dev.ilk.prove.federation.condition.Constraint;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.platform.Breadth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges trust rules before they are stored: each by itself, and all together for rules that would
 * prove two identities by one token. Looks nothing up and sends nothing; safe to share between
 * threads.
 */
public final class TrustRuleCheck {
  private static final ClaimPath SUBJECT = ClaimPath.of("sub");
  private static final int MAX_AUDIENCE = 200;
  private static final int MAX_ISSUER = 300;

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
          problems.addAll(checkBreadth(compiled));
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
    if (ClaimedIssuer.domain(rule.issuer()).isPresent()) {
      rule.jwksUri().ifPresent(uri -> problems.add(keysOfDomain(rule)));
    } else {
      rule.jwksUri()
          .map(uri -> reach.objection(uri).map(p -> p.at(place(rule, "jwksUri"))))
          .orElseGet(() -> reach.objection(rule.issuer()).map(p -> p.at(place(rule, "issuer"))))
          .ifPresent(problems::add);
    }
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

  private static List<Problem> checkBreadth(Rule rule) {
    Condition condition = rule.condition();
    Bindings bindings = condition.bindings();
    List<Problem> problems;
    if (condition.constant()) {
      problems =
          List.of(
              invalid("condition_constant", "the condition does not look at any claim")
                  .mend("pin what tells this source from all others"));
    } else if (!bindings.possible()) {
      problems =
          List.of(
              invalid("condition_contradictory", "no token can ever fulfil the condition")
                  .mend("it wants one claim to have two different values"));
    } else if (ClaimedIssuer.domain(rule.source().issuer()).isPresent()) {
      problems = namesIds(rule) ? List.of() : List.of(unnamed(rule));
    } else {
      problems = Breadth.review(rule.platform(), bindings, rule.source().widths());
    }
    return problems.stream().map(p -> p.at(place(rule.source(), "condition"))).toList();
  }

  /** Whoever is of a foreign trust domain is known by name or not at all. */
  private static boolean namesIds(Rule rule) {
    return rule.condition().bindings().constraints().get(SUBJECT)
            instanceof Constraint.OneOf(Set<Object> values)
        && values.stream()
            .allMatch(
                value -> value instanceof String id && id.startsWith(rule.source().issuer() + "/"));
  }

  private static Problem unnamed(Rule rule) {
    return invalid("svid_unnamed", "the condition names no SPIFFE ID of the trust domain")
        .mend("pin it whole, such as `claims.sub == \"%s/…\"`".formatted(rule.source().issuer()));
  }

  private static Problem keysOfDomain(TrustRule rule) {
    return invalid("trust_keys_of_domain", "the keys of a trust domain stand in its bundle")
        .mend("leave `jwks_uri` out, and federate with `ilk federation add`")
        .at(place(rule, "jwksUri"));
  }

  static String place(TrustRule rule, String part) {
    return "trust rule `" + rule.name() + "`, " + part.strip();
  }

  private static Problem invalid(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
