package dev.ilk.policy.replay;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Chronicle;
import dev.ilk.decide.Decision;
import dev.ilk.decide.MemoryHistory;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Policies;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
   * Decides again. Rules over time see a history that begins with these decisions; what is allowed
   * counts as carried out at once, and nothing is known of what came of it.
   *
   * @param proposed all policies that there would be
   * @param decisions as recorded; those that no policy made are left out of all counts
   * @return what would change
   */
  public static Simulation of(Policies proposed, List<Recorded> decisions) {
    Past past = new Past(proposed);
    int replayed = 0;
    int passedOver = 0;
    List<Change> changes = new ArrayList<>();
    for (Recorded decision : decisions) {
      if (decision.outcome().isEmpty()) {
        continue;
      }
      if (decision.at().isPresent()
          && CedarJson.readPosed(SourceText.of(decision.question()))
              instanceof Parsed.Read<Posed>(Posed posed)) {
        replayed++;
        Decision after =
            past.decide(posed, new Occasion("decision " + replayed, decision.at().get()));
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

  /** What the proposed policies would have seen by now. */
  private record Past(Policies proposed, Chronicle chronicle) {
    Past(Policies proposed) {
      this(proposed, new Chronicle(new MemoryHistory()));
    }

    Decision decide(Posed posed, Occasion occasion) {
      try {
        Decision decision = chronicle.rule(proposed, posed, Optional.of(occasion)).decision();
        if (decision instanceof Decision.Allow allow && allow.request().isPresent()) {
          chronicle.conclude(
              proposed, allow.request().get(), true, RecordValue.EMPTY, occasion.at());
        }
        return decision;
      } catch (StoreUnavailable e) {
        throw new IllegalStateException("a history in memory is always there", e);
      }
    }
  }
}
