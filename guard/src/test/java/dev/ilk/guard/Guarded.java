package dev.ilk.guard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A guard before a service, beside an Ilk of its own; the judge allows everything and counts. */
final class Guarded implements AutoCloseable {
  static final GuardedAction READ = GuardedAction.of("payments:read", "Payment", "p-1");

  final Ilk ilk = Ilk.start();
  final AtomicInteger judged = new AtomicInteger();
  final Guard guard;

  Guarded() {
    this(ilk -> {});
  }

  /** Before an Ilk that was changed before the guard came to know it. */
  Guarded(Consumer<Ilk> changed) {
    changed.accept(ilk);
    this.guard =
        Guard.start(
            ilk.settings(),
            ilk.clock,
            (caller, action) -> {
              judged.incrementAndGet();
              return new Judgement(true, "allowed", List.of("everyone"));
            });
  }

  /** In words: {@code permitted}, or status and code of the refusal. */
  String ruling(String token) {
    return words(guard.rule(Optional.of("Bearer " + token), READ));
  }

  static String words(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Permitted permitted -> "permitted";
      case Ruling.Refused refused -> refused.status() + " " + refused.error();
    };
  }

  @Override
  public void close() {
    guard.close();
    ilk.close();
  }
}
