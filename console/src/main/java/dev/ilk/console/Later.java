package dev.ilk.console;

import dev.ilk.gate.Outcome;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Something that is read while other things are: nothing is shown before the record holds that it
 * was, and one wait for the record does for all that is read at the same time.
 *
 * @param <R> what is read
 */
final class Later<R> {
  private final FutureTask<Outcome<R>> task;

  private Later(FutureTask<Outcome<R>> task) {
    this.task = task;
  }

  static <R> Later<R> of(Supplier<Outcome<R>> reading) {
    FutureTask<Outcome<R>> task = new FutureTask<>(reading::get);
    Thread.ofVirtual().name("page").start(task);
    return new Later<>(task);
  }

  /** Waits for it. */
  Outcome<R> outcome() {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a page was read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the page broke", e.getCause());
    }
  }
}
