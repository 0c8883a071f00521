package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListExpiring;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.lifecycle.Expiring;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Finds what ends before long. */
public final class Listing implements Handler<ListExpiring, List<Expiring>> {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final LapseStore lapses;

  /**
   * Builds the handler.
   *
   * @param lapses where it is noted how far each is
   */
  public Listing(LapseStore lapses) {
    this.lapses = lapses;
  }

  @Override
  public Result<Handled<List<Expiring>>> act(Permit<ListExpiring> permit) throws PartUnavailable {
    ListExpiring asked = permit.command();
    if (asked.limit() < 1
        || asked.limit() > LapseStore.MOST
        || asked.within().isNegative()
        || asked.within().compareTo(LONGEST) > 0) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "malformed_value",
                  "expected 1 to %d identities within at most 366 days".formatted(LapseStore.MOST))
              .mend("ask for less at a time"));
    }
    try {
      List<Expiring> found =
          lapses
              .expiring(asked.team(), permit.arrival().at().plus(asked.within()), asked.limit())
              .stream()
              .flatMap(Listing::told)
              .toList();
      return Result.ok(Handled.of(found, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  private static Stream<Expiring> told(LapseStore.Found found) {
    return found.registered().actor() instanceof Machine machine
        ? Stream.of(
            new Expiring(
                machine,
                found.lapse().map(Lapse::stage).orElse(Stage.STANDING),
                found.lapse().filter(one -> one.stage() != Stage.STANDING).map(Lapse::at)))
        : Stream.empty();
  }
}
