package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An enforcement point that decided by itself tells what it decided, so that it is in the record.
 *
 * @param told the report's own id and the time of the decision, where the enforcement point says
 *     them: a report with an id is taken once, however often it is sent
 * @param subject whose action it was, as {@link dev.ilk.actor.Actor#subject()} writes it
 * @param verb the action
 * @param resource what it touched
 * @param token the token under which the caller came
 * @param allowed what was decided
 * @param policies the ids of the policies that decided
 * @param reason one sentence for people
 * @param journey the journey that the token belongs to, as its {@code txn} says
 * @param outcome what came of a request that Ilk allowed and remembers, if that is what is told
 */
public record ReportAction(
    Optional<Told> told,
    String subject,
    String verb,
    Target resource,
    Optional<Id.Token> token,
    boolean allowed,
    List<String> policies,
    String reason,
    Optional<Id.Correlation> journey,
    Optional<Conclusion> outcome)
    implements Command<Done> {

  /**
   * Which report it is.
   *
   * @param id the report
   * @param decided when the decision was made, by the clock of the enforcement point; it may be
   *     long ago
   */
  public record Told(Id.Report id, Instant decided) {}

  /**
   * What came of a request, for rules over time.
   *
   * @param request the name of the request, as the answer gave it
   * @param done whether it was carried out; else it failed
   * @param output what came of it
   */
  public record Conclusion(String request, boolean done, Map<String, Fact> output) {
    public Conclusion {
      output = Map.copyOf(output);
    }
  }

  public ReportAction {
    policies = List.copyOf(policies);
  }

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
