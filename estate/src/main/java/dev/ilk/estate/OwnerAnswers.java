package dev.ilk.estate;

import dev.ilk.estate.stored.OwnerStore;
import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Who answers for accounts: what was answered is looked at again at once. */
final class OwnerAnswers implements Answerable {
  private final OwnerStore owners;
  private final Owning owning;

  OwnerAnswers(OwnerStore owners, Owning owning) {
    this.owners = owners;
    this.owning = owning;
  }

  @Override
  public List<LinkBatch.Row> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable {
    return owners.waiting(selection, contested, limit);
  }

  @Override
  public boolean decide(List<LinkBatch.Row> rows, boolean belongs, String by, Instant now)
      throws StoreUnavailable {
    boolean decided = owners.decide(rows, belongs, by, now);
    if (decided) {
      owning.again(rows.stream().map(LinkBatch.Row::account).collect(Collectors.toSet()), now);
    }
    return decided;
  }
}
