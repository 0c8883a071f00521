package dev.ilk.record.log;

import java.util.List;

/**
 * Erases personal data on lawful request (U4). The entries stay, and the log still verifies: an
 * entry commits to its personal data without holding it.
 */
public final class Erasure {
  private Erasure() {}

  /**
   * Erases what lies beside every entry that carries a reference.
   *
   * @param store the log
   * @param ref such as the identity of the person who asks
   * @return how many entries carry it
   */
  public static long of(LogStore store, Ref ref) {
    long entries = 0;
    long before = Long.MAX_VALUE;
    List<Long> page = store.find(ref, before, LogStore.MAX_READ);
    while (!page.isEmpty()) {
      store.erase(page);
      entries += page.size();
      before = page.getFirst();
      page = store.find(ref, before, LogStore.MAX_READ);
    }
    return entries;
  }
}
