package dev.ilk.lifecycle;

import dev.ilk.actor.Human;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Handlers behind the real gate, whose access plane allows everything. */
public final class Hall {
  /** What was recorded. */
  public final List<Event> events = new ArrayList<>();

  private final Map<Class<?>, Handler<?, ?>> own = new HashMap<>();
  private final Supplier<Instant> now;
  private final Ids ids;

  /** A hall at a time. */
  public Hall(Supplier<Instant> now) {
    this.now = now;
    this.ids = new Ids(now::get);
  }

  /** Puts a handler up. */
  public <C extends Command<R>, R> void on(Class<C> command, Handler<C, R> handler) {
    own.put(command, handler);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Gate gate() {
    Handlers.Builder builder = Handlers.builder();
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      Handler foreign =
          permit -> {
            throw new AssertionError("another room's handler");
          };
      Handler handler = own.get(command);
      builder.on((Class) command, handler == null ? foreign : handler);
    }
    return new Gate(
        Objections.NONE,
        Elevations.NONE,
        question -> new Decision.Allow(List.of("all"), "it may", "1", Optional.empty()),
        (command, proof) -> Result.ok(Target.of("Registry", "all")),
        builder.build(),
        event -> {
          events.add(event);
          return events.size() - 1L;
        },
        new Minutes(ids, "node-1"));
  }

  <C extends Command<R>, R> Outcome<R> pass(Human human, C command) {
    Instant at = now.get();
    HumanProof proof =
        new HumanProof(
            human,
            "session",
            "https://idp.example",
            at,
            at,
            at.plus(Duration.ofHours(1)),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            "");
    return gate()
        .pass(new Arrival(ids.correlation(), at, "admin", "192.0.2.7"), new Proven(proof), command);
  }

  /** What comes of what is done. */
  public <C extends Command<R>, R> R done(Human human, C command) {
    return switch (pass(human, command)) {
      case Outcome.Released<R> released -> released.value();
      case Outcome<R> other -> throw new AssertionError(other.toString());
    };
  }

  /** Why it is refused. */
  public <C extends Command<R>, R> Problem refused(Human human, C command) {
    return switch (pass(human, command)) {
      case Outcome.Refused<R> refused -> refused.problems().getFirst();
      case Outcome<R> other -> throw new AssertionError(other.toString());
    };
  }

  /** Everything for which it is refused, in one text. */
  public <C extends Command<R>, R> String refusedAll(Human human, C command) {
    return switch (pass(human, command)) {
      case Outcome.Refused<R> refused -> refused.problems().toString();
      case Outcome<R> other -> throw new AssertionError(other.toString());
    };
  }
}
