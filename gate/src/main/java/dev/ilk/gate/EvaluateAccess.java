package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An enforcement point asks whether its caller may do something (AuthZEN Authorization API 1.0,
 * section 6). The answer is the enforcement point's to act on; it is no permit within Ilk.
 *
 * @param subject whom it is about, as {@link dev.ilk.actor.Actor#subject()} writes it
 * @param onBehalfOf the delegation in force, if the caller's token names one
 * @param verb the action, such as {@code payments:refund}
 * @param resource what it touches
 * @param context further facts, from the enforcement point
 * @param token the token under which the caller came
 * @param journey the journey that the token belongs to, as its {@code txn} says; the answer is
 *     recorded as a step of it
 * @param approval the approval that the enforcement point refers to
 */
public record EvaluateAccess(
    String subject,
    Optional<Id.Delegation> onBehalfOf,
    String verb,
    Target resource,
    Map<String, Fact> context,
    Optional<Id.Token> token,
    Optional<Id.Correlation> journey,
    Optional<Approval> approval)
    implements Command<Decision> {
  public EvaluateAccess {
    context = Map.copyOf(context);
  }

  /**
   * Without an approval.
   *
   * @param subject as above
   * @param onBehalfOf as above
   * @param verb as above
   * @param resource as above
   * @param context as above
   * @param token as above
   * @param journey as above
   */
  public EvaluateAccess(
      String subject,
      Optional<Id.Delegation> onBehalfOf,
      String verb,
      Target resource,
      Map<String, Fact> context,
      Optional<Id.Token> token,
      Optional<Id.Correlation> journey) {
    this(subject, onBehalfOf, verb, resource, context, token, journey, Optional.empty());
  }

  /**
   * A reference to an approval. It permits nothing: it is looked up, and counts only for the very
   * arguments that were approved.
   *
   * @param request the access request that was approved
   * @param arguments a digest of the arguments that are asked about now
   */
  public record Approval(Id.AccessRequest request, String arguments) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return new Particulars.OfAction(
        verb, Optional.empty(), resource.type(), resource.id(), token, new TreeMap<>());
  }
}
