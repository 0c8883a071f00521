package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Location;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.monitor.Footprint;
import dev.ilk.cedar.monitor.Recollection;
import dev.ilk.cedar.monitor.Rules;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The policies in force: Ilk's own and the organisation's, compiled together. Immutable.
 *
 * <p>Every policy of an organisation has an {@code @id}; ids beginning with {@code ilk:} are Ilk's
 * own. Further annotations: {@code @reason} is the sentence for the person concerned, {@code
 * @lifetime} on a permit bounds a credential issued on it, {@code @needs} on a forbid says what
 * would lift it, {@code @shadow} has it evaluated and recorded without being enforced
 * (see {@link Terms}), {@code @history} says whose history a rule over time looks at (see {@link
 * HistoryScope}).
 */
public final class Policies {
  private static final String RESERVED = "ilk:";

  private final Enforced enforced;
  private final Optional<Rehearsal> rehearsal;
  private final Rules rules;
  private final LocalTimes localTimes;
  private final Map<String, Terms> terms;
  private final String version;

  private Policies(
      PolicySet set, Rules rules, LocalTimes localTimes, Map<String, Terms> terms, String version) {
    this.rules = rules;
    this.localTimes = localTimes;
    this.terms = Map.copyOf(terms);
    this.version = version;
    Predicate<Policy> asksForMore = policy -> !terms(policy).needs().isEmpty();
    List<Policy> all = List.copyOf(set.policies());
    List<Policy> shadows = all.stream().filter(policy -> terms(policy).shadow()).toList();
    this.enforced =
        Enforced.of(all.stream().filter(policy -> !terms(policy).shadow()).toList(), asksForMore);
    this.rehearsal =
        shadows.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Rehearsal(
                    PolicySet.of(shadows, List.of()).orThrow(), Enforced.of(all, asksForMore)));
  }

  /**
   * Compiles.
   *
   * @param texts the organisation's policies; may be empty
   * @param version a name for this state of the policies, which every decision carries
   * @return the policies, or everything that is wrong with the texts, each with its place
   */
  public static Result<Policies> compile(List<PolicyText> texts, String version) {
    List<Problem> problems = new ArrayList<>();
    PolicySet whole = builtIn("guardrails.cedar").plus(builtIn("house.cedar")).orThrow();
    for (PolicyText text : texts) {
      switch (PolicySet.parse(
          SourceText.of(text.name(), text.text()), PolicySet.Ids.BY_ANNOTATION)) {
        case Parsed.Refused<PolicySet>(List<Diagnostic> wrong) ->
            wrong.forEach(diagnostic -> problems.add(problem(text.name(), diagnostic)));
        case Parsed.Read<PolicySet>(PolicySet own) -> {
          own.policies().forEach(policy -> checkId(text, policy, problems));
          switch (whole.plus(own)) {
            case Parsed.Read<PolicySet>(PolicySet larger) -> whole = larger;
            case Parsed.Refused<PolicySet>(List<Diagnostic> wrong) ->
                wrong.forEach(diagnostic -> problems.add(problem(text.name(), diagnostic)));
          }
        }
      }
    }
    Map<String, Terms> terms = new HashMap<>();
    for (Policy policy : whole.policies()) {
      switch (Terms.of(policy)) {
        case Result.Ok<Terms>(Terms read) -> terms.put(policy.id(), read);
        case Result.Failed<Terms>(List<Problem> wrong) -> problems.addAll(wrong);
      }
    }
    LocalTimes localTimes = LocalTimes.in(whole, problems);
    return switch (Rules.of(whole, HistoryScope.words())) {
      case Parsed.Refused<Rules>(List<Diagnostic> wrong) -> {
        wrong.forEach(diagnostic -> problems.add(problem("policies", diagnostic)));
        yield new Result.Failed<>(problems);
      }
      case Parsed.Read<Rules>(Rules rules) ->
          problems.isEmpty()
              ? Result.ok(new Policies(whole, rules, localTimes, terms, version))
              : new Result.Failed<>(problems);
    };
  }

  /**
   * Decides what is put in the policies' own words, such as a recorded question or a test, without
   * a history: what a rule over time would apply to is denied.
   *
   * @param posed the request with its entities
   * @return always an answer
   */
  public Ruling rule(Posed posed) {
    Posed clocked = clocked(posed);
    return rule(clocked, Asking.plainly(clocked));
  }

  /** Decides in the light of what was before. */
  Ruling rule(Posed clocked, Recollection recollection) {
    return rule(clocked, Asking.remembering(clocked, recollection));
  }

  private Ruling rule(Posed posed, Asking asking) {
    Response response = enforced.answer(asking);
    boolean liftable = enforced.liftable(asking, response);
    if (liftable && given(posed, response)) {
      response = enforced.lifted(asking);
      liftable = false;
    }
    Optional<Decision.Shadow> shadow = rehearsal.flatMap(rehearsed -> rehearsed.of(asking));
    Decision decision = new Answer(this, response).decision(posed.request(), liftable, shadow);
    return new Ruling(
        decision, response.errors().stream().map(error -> error.policy().id()).toList());
  }

  /** Whether all that the policies ask for that stand in the way is there already. */
  private boolean given(Posed posed, Response response) {
    RecordValue context = posed.request().context();
    return response.determining().stream()
        .flatMap(policy -> terms(policy).needs().stream())
        .allMatch(need ->
            switch (need) {
              case Decision.Need.Approval(String approver) ->
                  context.get(Decision.APPROVALS) instanceof SetValue approvals
                      && approvals.contains(Value.of(approver));
              case Decision.Need.Elevation(String role) ->
                  context.get(Decision.ELEVATION) instanceof RecordValue elevation
                      && elevation.get("roles") instanceof SetValue roles
                      && roles.contains(EntityUid.of("Role", role));
              // What these ask for is a circumstance, which the policy looks at itself.
              case Decision.Need.StepUp _, Decision.Need.FreshProof _ -> false;
            });
  }

  /**
   * A request as the policies see it: with the clocks of the time zones that they name.
   *
   * @param posed the request; its context says the {@code time}
   * @return the same, with {@code local} in its context if any policy looks at it
   */
  public Posed clocked(Posed posed) {
    return localTimes.into(posed);
  }

  /** The rules over time among the policies. */
  Rules rules() {
    return rules;
  }

  /**
   * What each rule over time makes a history remember.
   *
   * @return one for each such policy, in the order of the policies
   */
  public List<Footprint> footprints() {
    return rules.footprints();
  }

  /**
   * The organisation's policies, without Ilk's own.
   *
   * @return those in force and in shadow, in the order of the texts
   */
  public List<Policy> own() {
    return Stream.concat(
            enforced.set().policies().stream(),
            rehearsal.stream().flatMap(rehearsed -> rehearsed.alone().policies().stream()))
        .filter(policy -> !policy.id().startsWith(RESERVED))
        .toList();
  }

  /**
   * A policy in force or in shadow.
   *
   * @param id its id
   * @return empty if there is none
   */
  public Optional<Policy> policy(String id) {
    return enforced
        .set()
        .policy(id)
        .or(() -> rehearsal.flatMap(rehearsed -> rehearsed.alone().policy(id)));
  }

  /** Those that decide, without the ones in shadow. */
  PolicySet enforced() {
    return enforced.set();
  }

  Terms terms(Policy policy) {
    return Objects.requireNonNull(terms.get(policy.id()));
  }

  /**
   * The name of this state of the policies.
   *
   * @return as it was compiled under
   */
  public String version() {
    return version;
  }

  private static void checkId(PolicyText text, Policy policy, List<Problem> problems) {
    String place =
        policy.source().locate(policy.tree().at()).map(Location::toString).orElse(text.name());
    if (policy.annotation("id").isEmpty()) {
      problems.add(
          invalid("policy_without_id", "a policy has no `@id`")
              .at(place)
              .mend("give it a short unique name, such as `@id(\"payments-refund\")`"));
    } else if (policy.id().startsWith(RESERVED)) {
      problems.add(
          invalid("policy_id_reserved", "the policy id `%s` is reserved".formatted(policy.id()))
              .at(place)
              .mend("ids beginning with `ilk:` are Ilk's own"));
    }
  }

  private static Problem problem(String name, Diagnostic diagnostic) {
    Problem problem =
        invalid("policy_invalid", diagnostic.message())
            .at(diagnostic.location().map(Object::toString).orElse(name));
    return diagnostic.help().isEmpty() ? problem : problem.mend(diagnostic.help());
  }

  static Problem invalid(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }

  static PolicySet builtIn(String file) {
    try (InputStream in = Policies.class.getResourceAsStream(file)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return PolicySet.parse(SourceText.of(file, text), PolicySet.Ids.BY_ANNOTATION).orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether a policy forbids. */
  static boolean forbids(Policy policy) {
    return policy.effect() == Effect.FORBID;
  }
}
