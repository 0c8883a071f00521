package dev.ilk.record.append;

import dev.ilk.record.entry.Draft;
import java.util.concurrent.CompletableFuture;

/**
 * An event that waits to become durable.
 *
 * @param draft its bytes
 * @param index completed with its place in the log, or with why it has none that is known
 */
record Waiting(Draft draft, CompletableFuture<Long> index) {
  static Waiting of(Draft draft) {
    return new Waiting(draft, new CompletableFuture<>());
  }
}
