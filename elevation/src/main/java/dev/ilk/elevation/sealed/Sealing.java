package dev.ilk.elevation.sealed;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.SealBreakGlass;
import dev.ilk.gate.Subjects;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.share.Share;
import dev.ilk.share.Split;
import java.util.Optional;

/** Makes seals. */
public final class Sealing implements Handler<SealBreakGlass, SealBreakGlass.Sealed> {
  private final SealStore store;
  private final Subjects subjects;

  /**
   * Builds the handler.
   *
   * @param store where seals are kept
   * @param subjects finds emergency identities
   */
  public Sealing(SealStore store, Subjects subjects) {
    this.store = store;
    this.subjects = subjects;
  }

  @Override
  public Result<Handled<SealBreakGlass.Sealed>> act(Permit<SealBreakGlass> permit)
      throws PartUnavailable {
    SealBreakGlass asked = permit.command();
    Optional<Actor> found = subjects.bySubject("human:" + asked.name());
    // An identity that holds roles of its own would be more than the seal states.
    if (found.isEmpty()
        || !(found.get() instanceof Human human)
        || human.subtype() != Human.Subtype.BREAK_GLASS
        || !human.roles().isEmpty()
        || !human.teams().isEmpty()
        || !human.standsAt(permit.arrival().at())) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "seal_without_identity",
                  "`%s` is no active emergency identity without roles and teams"
                      .formatted(asked.name()))
              .mend("declare a human of the subtype `break-glass` without roles and teams"));
    }
    Split split = Split.random(asked.name(), asked.threshold(), asked.holders());
    try {
      store.seal(
          new StoredSeal(
              asked.name(),
              human.id(),
              asked.role(),
              asked.lasting(),
              asked.threshold(),
              asked.holders(),
              split.digest(),
              permit.arrival().at(),
              permit.proof().actor().id(),
              Optional.empty()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("seals cannot be stored", e);
    }
    return Result.ok(
        Handled.of(
            new SealBreakGlass.Sealed(split.shares().stream().map(Share::reveal).toList()),
            asked.asked()));
  }
}
