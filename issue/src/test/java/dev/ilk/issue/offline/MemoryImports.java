package dev.ilk.issue.offline;

import dev.ilk.actor.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imported chains in memory. */
public final class MemoryImports implements ImportStore {
  private final List<ImportedChain> kept = new ArrayList<>();

  @Override
  public synchronized List<ImportedChain> all() {
    return List.copyOf(kept);
  }

  @Override
  public synchronized ImportedChain keep(ImportedChain chain) {
    Optional<ImportedChain> first =
        kept.stream()
            .filter(one -> one.at().equals(chain.at()) && one.kid().equals(chain.kid()))
            .findFirst();
    if (first.isEmpty()) {
      kept.add(chain);
    }
    return first.orElse(chain);
  }

  @Override
  public synchronized void distrust(Environment at, Instant since) {
    kept.replaceAll(one -> one.at().equals(at) ? distrusted(one, since) : one);
  }

  private static ImportedChain distrusted(ImportedChain one, Instant since) {
    return new ImportedChain(
        one.at(),
        one.domain(),
        one.kid(),
        one.certificates(),
        one.imported(),
        one.signsFrom(),
        one.end(),
        Optional.of(one.distrusted().orElse(since)));
  }
}
