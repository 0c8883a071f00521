package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Question;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds what would be allowed, by deciding the question of each candidate. These questions are only
 * supposed: no rule over time remembers them.
 */
public final class Searching implements Handler<SearchAccess, SearchAccess.Page> {
  /** So many candidates are looked at for one page, however few of them are found. */
  static final int MOST_LOOKED_AT = 2000;

  private static final int BATCH = 200;

  private final Decider decider;
  private final Subjects subjects;
  private final Elevations elevations;
  private final Candidates candidates;
  private final Supplier<ActionGroups> groups;

  /**
   * Builds the handler.
   *
   * @param decider the access plane
   * @param subjects finds whom a question is about
   * @param elevations under which elevations people act
   * @param candidates what can be found
   * @param groups which groups actions are in, as schemas in force say
   */
  public Searching(
      Decider decider,
      Subjects subjects,
      Elevations elevations,
      Candidates candidates,
      Supplier<ActionGroups> groups) {
    this.decider = decider;
    this.subjects = subjects;
    this.elevations = elevations;
    this.candidates = candidates;
    this.groups = groups;
  }

  /** A candidate, and the question whether it is one that is sought. */
  private record Candidate(String name, Optional<Question> question) {}

  /** Gives out candidates after a name. */
  private interface Supply {
    List<Candidate> after(String name, int limit) throws PartUnavailable;
  }

  @Override
  public Result<Handled<SearchAccess.Page>> act(Permit<SearchAccess> permit)
      throws PartUnavailable {
    SearchAccess asked = permit.command();
    Optional<Supply> supply = supply(permit);
    SearchAccess.Page page =
        supply.isPresent()
            ? page(supply.get(), asked.after(), asked.limit())
            : new SearchAccess.Page(List.of(), "");
    Map<String, String> found =
        Map.of(
            "enforced_by", permit.proof().actor().subject(),
            "found", Integer.toString(page.names().size()));
    return Result.ok(Handled.of(page, asked.told(found)));
  }

  private SearchAccess.Page page(Supply supply, String after, int limit) throws PartUnavailable {
    List<String> found = new ArrayList<>();
    String last = after;
    for (int seen = 0; seen < MOST_LOOKED_AT; ) {
      List<Candidate> batch = supply.after(last, BATCH);
      for (Candidate candidate : batch) {
        last = candidate.name();
        if (candidate.question().isPresent() && allowed(candidate.question().get())) {
          found.add(candidate.name());
          if (found.size() == limit) {
            return new SearchAccess.Page(found, supply.after(last, 1).isEmpty() ? "" : last);
          }
        }
      }
      if (batch.size() < BATCH) {
        return new SearchAccess.Page(found, "");
      }
      seen += batch.size();
    }
    return new SearchAccess.Page(found, last);
  }

  private boolean allowed(Question question) throws PartUnavailable {
    try {
      return decider.decide(question) instanceof Decision.Allow;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the policies cannot be asked", e);
    }
  }

  /** Empty if the question is about somebody for whom nothing can be allowed. */
  private Optional<Supply> supply(Permit<SearchAccess> permit) throws PartUnavailable {
    Evaluated evaluated =
        new Evaluated(permit.proof().actor(), permit.arrival().at(), groups.get());
    SearchAccess asked = permit.command();
    return switch (asked.sought()) {
      case SearchAccess.Subjects sought ->
          Optional.of((after, limit) -> {
            List<Candidate> found = new ArrayList<>();
            for (Actor actor : candidates.subjects(sought.kind(), after, limit)) {
              Standing one = new Standing(elevated(actor, evaluated.now()), Optional.empty());
              found.add(
                  new Candidate(
                      actor.name(),
                      question(evaluated, one, sought.verb(), sought.resource(), asked)));
            }
            return found;
          });
      case SearchAccess.Resources sought -> {
        Optional<Standing> by = standing(sought.by(), evaluated);
        yield by.map(who ->
            (after, limit) ->
                candidates.resources(sought.resource().type(), after, limit).stream()
                    .map(id -> {
                      Target one = sought.resource().called(id);
                      return new Candidate(id, question(evaluated, who, sought.verb(), one, asked));
                    })
                    .toList());
      }
      case SearchAccess.Actions sought -> {
        Optional<Standing> by = standing(sought.by(), evaluated);
        yield by.map(who ->
            (after, limit) ->
                candidates.actions(after, limit).stream()
                    .map(verb ->
                        new Candidate(
                            verb, question(evaluated, who, verb, sought.resource(), asked)))
                    .toList());
      }
    };
  }

  private static Optional<Question> question(
      Evaluated evaluated, Standing by, String verb, Target resource, SearchAccess asked) {
    return evaluated.question(
        Optional.of(by.elevated()),
        by.delegation(),
        verb,
        resource,
        evaluated.known(asked.context(), Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  /** Somebody who stands, under a delegation that holds, if any was named. */
  private record Standing(Elevated elevated, Optional<Delegation> delegation) {}

  private Elevated elevated(Actor actor, Instant now) throws PartUnavailable {
    return Elevated.of(actor, elevations, now);
  }

  private Optional<Standing> standing(SearchAccess.Asker by, Evaluated evaluated)
      throws PartUnavailable {
    Optional<Actor> actor = subjects.bySubject(by.subject());
    Optional<Delegation> delegation = Optional.empty();
    if (by.onBehalfOf().isPresent()) {
      delegation = subjects.delegation(by.onBehalfOf().get());
    }
    boolean refused = evaluated.refusal(actor, by.onBehalfOf().isPresent(), delegation).isPresent();
    return refused
        ? Optional.empty()
        : Optional.of(new Standing(elevated(actor.orElseThrow(), evaluated.now()), delegation));
  }
}
