package dev.ilk.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.Decommission;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Decommissioning;
import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Event;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.InMemoryStore;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecommissionsTest {
  private static final Human ALICE = Samples.human("alice");

  private Instant now = Samples.NOW;
  private Optional<Instant> lastUse = Optional.empty();
  private List<String> hanging = List.of();
  private final Hall hall = new Hall(() -> now);
  private final InMemoryStore registry = new InMemoryStore();
  private final MemoryRetiredStore retired = new MemoryRetiredStore();
  private final Machine machine = Samples.workload("prod-payments-api");
  private final Declared rule = Samples.trust("api-pod", machine.subject());
  private final Declared other = Samples.trust("other-pod", "workload:prod-other");
  private final Retirement retirement =
      new Retirement(
          registry,
          registry,
          retired,
          new Directory(registry, registry, 100, Duration.ofSeconds(10)),
          () -> {},
          () -> now);
  private final Ids ids = new Ids(() -> now);
  private final Retiring retiring =
      new Retiring(
          retired,
          retirement,
          new Routines(
              event -> {
                hall.events.add(event);
                return hall.events.size() - 1L;
              },
              new Minutes(ids, "n1"),
              ids,
              () -> now),
          () -> now);

  @BeforeEach
  void register() throws Exception {
    assertTrue(
        registry.write(
            new Batch(
                0,
                List.of(new Registered(machine, "", 0), new Registered(ALICE, "", 0)),
                List.of(rule, other),
                List.of())));
    hall.on(
        Decommission.class,
        new Decommissions(
            registry,
            retired,
            retirement,
            subject -> hanging,
            (one, at) ->
                new Need(
                    new ReviewUse(lastUse, 1, false, new TreeMap<>()),
                    new TreeMap<>(),
                    List.of(),
                    false)));
  }

  private Decommission command(Decommission.Mode mode, boolean although) {
    return new Decommission(machine.subject(), "replaced", although, mode);
  }

  private Decommission run() {
    return command(Decommission.Mode.RUN, false);
  }

  private Decommission undo() {
    return command(Decommission.Mode.UNDO, false);
  }

  private Status status() throws StoreUnavailable {
    Key key = Key.id(machine.id());
    return registry.find(Set.of(key)).get(key).actor().status();
  }

  private List<String> rules() throws StoreUnavailable {
    return registry.catalogue().trustRules().stream().map(one -> one.name()).toList();
  }

  @Test
  void a_look_tells_what_would_go_in_order_and_changes_nothing() throws Exception {
    hanging = List.of("account `acc_1` hangs on it (owner)");
    Decommissioning plan = hall.done(ALICE, command(Decommission.Mode.PREVIEW, false));
    assertEquals(State.PLANNED, plan.state());
    assertEquals(
        List.of("rule", "identity"),
        plan.parts().stream().map(Decommissioning.Part::sort).toList());
    assertEquals(hanging, plan.blockers());
    assertEquals(Status.ACTIVE, status());
    assertEquals(Optional.empty(), retired.find(machine.id()));
  }

  @Test
  void it_goes_with_its_rules_and_comes_back_with_them() throws Exception {
    Decommissioning done = hall.done(ALICE, run());
    assertEquals(Optional.of(now.plus(Duration.ofDays(7))), done.until());
    assertEquals(Status.REVOKED, status());
    assertEquals(List.of("other-pod"), rules());
    assertEquals("not_in_use", hall.refused(ALICE, run()).code());
    now = now.plus(Duration.ofDays(6));
    assertEquals(State.UNDONE, hall.done(ALICE, undo()).state());
    assertEquals(Status.ACTIVE, status());
    assertEquals(List.of("api-pod", "other-pod"), rules());
    assertEquals("nothing_to_undo", hall.refused(ALICE, undo()).code());
    now = now.plus(Duration.ofDays(30));
    retiring.run();
    assertEquals(Status.ACTIVE, status(), "what was undone is not made final");
  }

  @Test
  void what_somebody_declared_meanwhile_stays_when_it_is_undone() throws Exception {
    hall.done(ALICE, run());
    Declared taken = Samples.trust("api-pod", "workload:prod-other");
    assertTrue(
        registry.write(
            new Batch(registry.catalogue().version(), List.of(), List.of(taken), List.of())));
    hall.done(ALICE, undo());
    assertEquals("workload:prod-other", registry.catalogue().trustRules().getFirst().subject());
  }

  @Test
  void what_is_in_use_does_not_go_unless_that_is_said() throws Exception {
    lastUse = Optional.of(now.minus(Duration.ofDays(6)));
    assertEquals("in_use", hall.refused(ALICE, run()).code());
    lastUse = Optional.of(now.minus(Duration.ofDays(8)));
    hanging = List.of("account `acc_1` hangs on it (owner)");
    assertTrue(hall.refused(ALICE, run()).message().contains("acc_1"));
    assertEquals(Status.ACTIVE, status());
    assertEquals(1, hall.done(ALICE, command(Decommission.Mode.RUN, true)).blockers().size());
    assertEquals(Status.REVOKED, status());
  }

  @Test
  void after_its_time_it_is_over_for_good() throws Exception {
    hall.done(ALICE, run());
    now = now.plus(Duration.ofDays(7)).minusSeconds(1);
    retiring.run();
    assertEquals(Status.REVOKED, status());
    now = now.plusSeconds(1);
    assertEquals("too_late", hall.refused(ALICE, undo()).code());
    retiring.run();
    assertEquals(Status.ENDED, status());
    assertEquals(State.FINAL, retired.find(machine.id()).orElseThrow().state());
    Event last = hall.events.getLast();
    assertEquals("EndDecommissioned", last.action());
    assertEquals(List.of("ilk:what-nobody-undid-is-over"), last.verdict().policies());
    int told = hall.events.size();
    now = now.plus(Duration.ofDays(1));
    retiring.run();
    assertEquals(told, hall.events.size(), "once");
  }

  @Test
  void people_and_strangers_are_not_decommissioned() {
    for (String subject : List.of("human:alice", "workload:prod-nobody", "", "\u202e")) {
      assertEquals(
          "no_machine",
          hall.refused(ALICE, new Decommission(subject, "r", true, Decommission.Mode.RUN)).code());
    }
    assertEquals("nothing_to_undo", hall.refused(ALICE, undo()).code());
  }
}
