package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicyError;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides by Cedar policies. The policies in force can be swapped at any time; each decision is
 * made by one state of them, and a swap never waits for a decision nor a decision for a swap.
 *
 * <p>A policy that errs is skipped, as Cedar says, and named in the reason.
 */
public final class CedarDecider implements Decider {
  private volatile Policies policies;

  /**
   * A decider.
   *
   * @param policies those in force at first
   */
  public CedarDecider(Policies policies) {
    this.policies = policies;
  }

  /**
   * Puts other policies in force for all decisions that begin after this returns.
   *
   * @param next the policies
   */
  public void use(Policies next) {
    policies = next;
  }

  /**
   * The policies in force.
   *
   * @return the latest ones
   */
  public Policies inForce() {
    return policies;
  }

  @Override
  public Decision decide(Question question) {
    Policies current = policies;
    String type = question.target().type();
    if (!EntityType.isValid(type)) {
      String reason = "the resource type `%s` is no type that policies can name".formatted(type);
      return new Decision.Deny(List.of("ilk:resource-type"), reason, current.version());
    }
    Request request = request(question);
    Entities entities = entities(question);
    Response response = current.set().authorize(request, entities);
    boolean liftable =
        !response.allowed()
            && !response.determining().isEmpty()
            && current.firm().authorize(request, entities).allowed();
    return new Answer(current, response).decision(question, liftable);
  }

  private static Request request(Question question) {
    Map<String, Value> context = Words.values(question.context());
    question.delegation().ifPresent(lent -> context.put("delegation", Words.delegation(lent)));
    return new Request(
        Words.uid(question.actor()),
        EntityUid.of("Action", question.action()),
        EntityUid.of(question.target().type(), question.target().id()),
        RecordValue.of(context));
  }

  private static Entities entities(Question question) {
    Entity principal = Words.entity(question.actor());
    EntityUid resource = EntityUid.of(question.target().type(), question.target().id());
    // What Ilk knows of the principal stands, whatever is said of it as a resource.
    return resource.equals(principal.uid())
        ? Entities.of(List.of(principal)).orThrow()
        : Entities.of(List.of(principal, Words.entity(resource, question.target()))).orThrow();
  }

  /** Cedar's answer in the words of a decision. */
  private record Answer(Policies policies, Response response) {

    Decision decision(Question question, boolean liftable) {
      List<String> ids = response.reasons();
      if (response.allowed()) {
        return new Decision.Allow(
            ids, reason("a policy permits it"), policies.version(), lifetime());
      }
      if (ids.isEmpty()) {
        String nothing =
            "no policy permits `%s` on %s `%s`"
                .formatted(question.action(), question.target().type(), question.target().id());
        return new Decision.Deny(ids, nothing + skipped(), policies.version());
      }
      String reason = reason("a policy forbids it");
      return liftable
          ? new Decision.Needs(ids, reason, policies.version(), needs())
          : new Decision.Deny(ids, reason, policies.version());
    }

    private String reason(String otherwise) {
      String reasons =
          response.determining().stream()
              .map(policy -> policies.terms(policy).reason())
              .filter(reason -> !reason.isEmpty())
              .distinct()
              .collect(Collectors.joining("; "));
      return (reasons.isEmpty() ? otherwise : reasons) + skipped();
    }

    private String skipped() {
      return response.errors().isEmpty()
          ? ""
          : response.errors().stream()
              .map(PolicyError::policy)
              .map(Policy::id)
              .collect(
                  Collectors.joining("`, `", " (policies that erred and were skipped: `", "`)"));
    }

    private Optional<Duration> lifetime() {
      return response.determining().stream()
          .flatMap(policy -> policies.terms(policy).lifetime().stream())
          .min(Duration::compareTo);
    }

    private List<Decision.Need> needs() {
      return response.determining().stream()
          .flatMap(policy -> policies.terms(policy).needs().stream())
          .distinct()
          .toList();
    }
  }
}
