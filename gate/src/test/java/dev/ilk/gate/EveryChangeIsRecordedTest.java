package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.record.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever command changes something, and whoever may ask for it: the intent is in the record
 * before the handler runs, and the outcome after, under the command's action. Webhooks are told of
 * just such outcomes.
 */
class EveryChangeIsRecordedTest {
  static Stream<Command<?>> changes() {
    return KindByCommandTest.commands().keySet().stream()
        .filter(command -> command.reach() == Command.Reach.STATE);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void every_change_is_an_event_for_everybody_who_may_ask_for_it(Command<?> command) {
    assertFalse(command.openTo().isEmpty());
    for (Kind kind : command.openTo()) {
      House house = new House();
      Proof proof =
          switch (kind) {
            case HUMAN -> house.humanProof();
            case WORKLOAD -> house.workloadProof();
            case AGENT -> house.agentProof();
          };
      pass(house, proof, command);
      List<Event> events = house.log.events;
      assertEquals(List.of(Event.Result.INTENT, Event.Result.DONE), house.log.results());
      for (Event event : events) {
        assertEquals(command.action(), event.action());
      }
      assertEquals(Optional.of(events.getFirst().id()), events.getLast().intent());
    }
  }

  /** With a handler that does nothing, after a look at what is recorded by then. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void pass(House house, Proof proof, Command command) {
    Handlers.Builder handlers = House.others(command.getClass());
    handlers.on(
        (Class) command.getClass(),
        (Handler)
            permit -> {
              assertEquals(List.of(Event.Result.INTENT), house.log.results());
              return Result.ok(Handled.of("done", command.asked()));
            });
    house.gate(handlers.build()).pass(house.arrival(), new Proven(proof), command);
  }
}
