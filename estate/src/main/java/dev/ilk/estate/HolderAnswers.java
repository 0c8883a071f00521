package dev.ilk.estate;

import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * To whom accounts belong. One that belongs to somebody or may belong to several is never of a
 * batch.
 */
final class HolderAnswers implements Answerable {
  private final LinkStore links;
  private final Identities identities;

  HolderAnswers(LinkStore links, Identities identities) {
    this.links = links;
    this.identities = identities;
  }

  @Override
  public List<LinkBatch.Row> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable {
    Map<Id.Identity, String> subjects = new HashMap<>();
    List<LinkBatch.Row> rows = new ArrayList<>();
    for (LinkStore.Waiting one : links.waiting(selection, contested, limit)) {
      Link link = one.link();
      String known = subjects.get(link.identity());
      String subject = known == null ? subject(link.identity()) : known;
      subjects.put(link.identity(), subject);
      rows.add(
          new LinkBatch.Row(
              link.account(),
              one.name(),
              Optional.of(link.identity()),
              subject,
              link.evidence(),
              link.because()));
    }
    return rows;
  }

  private String subject(Id.Identity identity) throws StoreUnavailable {
    return identities.named(identity).map(Identities.Named::subject).orElse(identity.value());
  }

  @Override
  public boolean decide(List<LinkBatch.Row> rows, boolean belongs, String by, Instant now)
      throws StoreUnavailable {
    Link.Word word = belongs ? Link.Word.CONFIRMED : Link.Word.REJECTED;
    return links.decide(
        rows.stream()
            .map(row ->
                new Link(
                    row.account(),
                    row.identity().orElseThrow(),
                    word,
                    row.evidence(),
                    "%s said so of %d at once, since %s".formatted(by, rows.size(), row.because()),
                    by))
            .toList(),
        now);
  }
}
