package dev.ilk.policy.replay;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Policies;
import java.util.ArrayList;
import java.util.List;

/**
 * What proposed policies make of recorded decisions.
 *
 * @param replayed how many were decided again
 * @param passedOver how many could not be: their question was not kept, or is erased
 * @param changes those whose outcome would be another, in the order of the record
 */
public record Simulation(int replayed, int passedOver, List<Change> changes) {
  public Simulation {
    changes = List.copyOf(changes);
  }

  /**
   * A decision that would be another.
   *
   * @param recorded as it was
   * @param request what was asked
   * @param before what was decided
   * @param after what would be
   */
  public record Change(
      Recorded recorded, Request request, Decision.Outcome before, Decision after) {}

  /**
   * Decides again.
   *
   * @param proposed all policies that there would be
   * @param decisions as recorded; those that no policy made are left out of all counts
   * @return what would change
   */
  public static Simulation of(Policies proposed, List<Recorded> decisions) {
    int replayed = 0;
    int passedOver = 0;
    List<Change> changes = new ArrayList<>();
    for (Recorded decision : decisions) {
      if (decision.outcome().isEmpty()) {
        continue;
      }
      if (CedarJson.readPosed(SourceText.of(decision.question()))
          instanceof Parsed.Read<Posed>(Posed posed)) {
        replayed++;
        Decision after = proposed.rule(posed).decision();
        Decision.Outcome before = decision.outcome().get();
        if (after.outcome() != before) {
          changes.add(new Change(decision, posed.request(), before, after));
        }
      } else {
        passedOver++;
      }
    }
    return new Simulation(replayed, passedOver, changes);
  }
}
