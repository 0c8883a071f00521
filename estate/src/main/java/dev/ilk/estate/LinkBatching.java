package dev.ilk.estate;

import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.DecideLinks;
import dev.ilk.gate.Handled;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.PlanLinks;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers many links at once, as they were looked at. Nothing is kept between the look and the
 * answer: both work the batch out from what waits, and its digest tells whether it is the same. An
 * account that belongs to somebody or may belong to several is never of a batch.
 */
public final class LinkBatching {
  private final LinkStore links;
  private final Identities identities;

  /**
   * Builds the handlers.
   *
   * @param links keeps them
   * @param identities knows who is registered
   */
  public LinkBatching(LinkStore links, Identities identities) {
    this.links = links;
    this.identities = identities;
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
              && links.decide(
                  said(batch, asked.belongs(), by),
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
    List<LinkStore.Waiting> found = links.waiting(selection, false, selection.limit() + 1);
    boolean more = found.size() > selection.limit();
    List<LinkStore.Waiting> some = more ? found.subList(0, selection.limit()) : found;
    Map<Id.Identity, String> subjects = new HashMap<>();
    return new LinkBatch(
        rows(some, subjects),
        rows(links.waiting(selection, true, LinkBatch.MOST_CONTESTED), subjects),
        more,
        digest(some, belongs));
  }

  private List<LinkBatch.Row> rows(List<LinkStore.Waiting> some, Map<Id.Identity, String> subjects)
      throws StoreUnavailable {
    List<LinkBatch.Row> rows = new ArrayList<>();
    for (LinkStore.Waiting one : some) {
      Id.Identity identity = one.link().identity();
      String known = subjects.get(identity);
      String subject = known == null ? subject(identity) : known;
      subjects.put(identity, subject);
      rows.add(new LinkBatch.Row(one.link(), subject, one.name()));
    }
    return rows;
  }

  private String subject(Id.Identity identity) throws StoreUnavailable {
    return identities.named(identity).map(Identities.Named::subject).orElse(identity.value());
  }

  static String digest(List<LinkStore.Waiting> some, boolean belongs) {
    StringBuilder lines = new StringBuilder(belongs ? "confirmed\n" : "rejected\n");
    for (LinkStore.Waiting one : some) {
      lines.append(one.link().account().value()).append(' ');
      lines.append(one.link().identity().value()).append('\n');
    }
    return Sha256.hex(lines.toString());
  }

  private static List<Link> said(LinkBatch batch, boolean belongs, String by) {
    Link.Word word = belongs ? Link.Word.CONFIRMED : Link.Word.REJECTED;
    return batch.links().stream()
        .map(LinkBatch.Row::link)
        .map(link ->
            new Link(
                link.account(),
                link.identity(),
                word,
                link.evidence(),
                "%s said so of %d at once, since %s"
                    .formatted(by, batch.links().size(), link.because()),
                by))
        .toList();
  }
}
