package dev.ilk.elevation.sealed;

import dev.ilk.elevation.StoredElevation;
import dev.ilk.gate.Done;
import dev.ilk.gate.DrillBreakGlass;
import dev.ilk.gate.Handled;
import dev.ilk.gate.OpenBreakGlass;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens seals, and drills. The alarm is raised before anything is handed out. */
public final class Opening {
  /** What every pass begins with. */
  static final String PREFIX = "ilk_bgl_";

  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final SealStore store;
  private final Ids ids;

  /**
   * Builds the handlers.
   *
   * @param store where seals are kept
   * @param ids where names come from
   */
  public Opening(SealStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
  }

  /**
   * Opens one.
   *
   * @param permit the right to
   * @return the pass, and what it leads to
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<OpenBreakGlass.Opened>> open(Permit<OpenBreakGlass> permit)
      throws PartUnavailable {
    OpenBreakGlass asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      Optional<StoredSeal> found = own(permit, asked.name());
      if (found.isEmpty() || found.get().opened().isPresent()) {
        return used();
      }
      StoredSeal seal = found.get();
      StoredElevation begun =
          new StoredElevation(
              ids.elevation(),
              new StoredElevation.Asked(
                  seal.human(),
                  permit.proof().actor().subject(),
                  seal.role(),
                  seal.lasting(),
                  asked.reason(),
                  Optional.empty(),
                  now),
              Optional.of(new StoredElevation.Begun(now, List.of())),
              Optional.empty());
      Secret pass = Secrets.random(PREFIX);
      if (!store.open(seal, Secrets.digest(pass.reveal()), begun)) {
        return used();
      }
      LOG.error(
          "BREAK-GLASS: the seal `{}` was opened from `{}`: role `{}` until {}; elevation {},"
              + " correlation {}",
          seal.name(),
          permit.arrival().network(),
          seal.role(),
          now.plus(seal.lasting()),
          begun.id().value(),
          permit.arrival().correlation().value());
      return Result.ok(
          Handled.of(
              new OpenBreakGlass.Opened(pass.reveal(), begun.elevation().orElseThrow()),
              asked.told(begun.id(), now.plus(seal.lasting()))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("seals cannot be read or written", e);
    }
  }

  /**
   * Takes in that a drill succeeded: enough shares were shown, and nothing is opened.
   *
   * @param permit the right to
   * @return nothing
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Done>> drill(Permit<DrillBreakGlass> permit) throws PartUnavailable {
    try {
      if (own(permit, permit.command().name()).isEmpty()) {
        return used();
      }
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("seals cannot be read", e);
    }
    LOG.warn("BREAK-GLASS: a drill of the seal `{}` succeeded", permit.command().name());
    return Result.ok(Handled.of(Done.DONE, permit.command().asked()));
  }

  /** The seal of whom the shares proved. */
  private Optional<StoredSeal> own(Permit<?> permit, String name) throws StoreUnavailable {
    return store.find(name).filter(seal -> seal.human().equals(permit.proof().actor().id()));
  }

  private static <T> Result<T> used() {
    return Result.failed(
        Problem.of(Problem.Kind.CONFLICT, "seal_opened", "the seal was opened, and opens once")
            .mend("seal it anew with `ilk break-glass seal`"));
  }
}
