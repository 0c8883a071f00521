package dev.ilk.migration;

import dev.ilk.discover.HeldCredential;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.kernel.StoreUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What leaked of what a batch of accounts holds. */
final class Exposures {
  private final Map<String, LeakStore.Copies> copies;

  private Exposures(Map<String, LeakStore.Copies> copies) {
    this.copies = copies;
  }

  static Exposures of(List<AccountStore.Kept> batch, LeakStore leaks) throws StoreUnavailable {
    List<String> names =
        batch.stream()
            .flatMap(kept -> kept.credentials().stream())
            .map(Exposures::shownAs)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    Map<String, LeakStore.Copies> copies = new HashMap<>();
    for (int from = 0; from < names.size(); from += LeakStore.MOST_NAMES) {
      int to = Math.min(from + LeakStore.MOST_NAMES, names.size());
      copies.putAll(leaks.copies(names.subList(from, to)));
    }
    return new Exposures(copies);
  }

  Exposure of(FoundCredential held) {
    LeakStore.Copies found = copies.get(shownAs(held));
    return found == null ? Exposure.NONE : new Exposure(found.sure(), found.times());
  }

  private static String shownAs(FoundCredential held) {
    return HeldCredential.shownAs(held.nativeId());
  }
}
