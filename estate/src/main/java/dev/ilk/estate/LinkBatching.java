package dev.ilk.estate;

import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.gate.DecideLinks;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.PlanLinks;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Answers many suggestions at once, as they were looked at. Nothing is kept between the look and
 * the answer: both work the batch out from what waits, and its digest tells whether it is the same.
 */
public final class LinkBatching {
  private final Answerable holders;
  private final Answerable owners;

  /**
   * Builds the handlers.
   *
   * @param links keeps to whom accounts belong
   * @param identities knows who is registered
   * @param owners keeps who answers for accounts
   * @param owning works out who may
   */
  public LinkBatching(LinkStore links, Identities identities, OwnerStore owners, Owning owning) {
    this.holders = new HolderAnswers(links, identities);
    this.owners = new OwnerAnswers(owners, owning);
  }

  private Answerable about(LinkSelection selection) {
    return switch (selection.asks()) {
      case HOLDER -> holders;
      case OWNER -> owners;
    };
  }

  /**
   * Works out what would be answered.
   *
   * @param permit to do so
   * @return the batch, perhaps with no link at all
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<LinkBatch>> plan(Permit<PlanLinks> permit) throws PartUnavailable {
    PlanLinks asked = permit.command();
    try {
      return Result.ok(Handled.of(batch(asked.selection(), asked.belongs()), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("links cannot be read", e);
    }
  }

  /**
   * Answers what was looked at.
   *
   * @param permit to do so
   * @return what was answered, or {@code plan_different}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<LinkBatch>> decide(Permit<DecideLinks> permit) throws PartUnavailable {
    DecideLinks asked = permit.command();
    String by = permit.proof().actor().subject();
    try {
      LinkBatch batch = batch(asked.selection(), asked.belongs());
      boolean decided =
          !batch.links().isEmpty()
              && batch.digest().equals(asked.reviewed())
              && about(asked.selection())
                  .decide(
                      batch.links(),
                      asked.belongs(),
                      by,
                      permit.arrival().at().truncatedTo(ChronoUnit.MICROS));
      return decided
          ? Result.ok(Handled.of(batch, asked.told(batch)))
          : Result.failed(
              Problem.of(
                      Problem.Kind.CONFLICT,
                      "plan_different",
                      "other links wait now than those that were looked at")
                  .mend("look at them again without a digest, and name the new one"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("links cannot be stored", e);
    }
  }

  private LinkBatch batch(LinkSelection selection, boolean belongs) throws StoreUnavailable {
    Answerable about = about(selection);
    List<LinkBatch.Row> found = about.waiting(selection, false, selection.limit() + 1);
    boolean more = found.size() > selection.limit();
    List<LinkBatch.Row> some = more ? found.subList(0, selection.limit()) : found;
    return new LinkBatch(
        some,
        about.waiting(selection, true, LinkBatch.MOST_CONTESTED),
        more,
        digest(some, belongs));
  }

  static String digest(List<LinkBatch.Row> some, boolean belongs) {
    StringBuilder lines = new StringBuilder(belongs ? "confirmed\n" : "rejected\n");
    for (LinkBatch.Row one : some) {
      lines.append(one.account().value()).append(' ');
      lines.append(one.identity().map(Id.Identity::value).orElse(one.subject())).append('\n');
    }
    return Sha256.hex(lines.toString());
  }
}
