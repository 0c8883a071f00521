package dev.ilk.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link LapseStore} promises. Each test begins with an empty store. */
public abstract class LapseStoreConformance {
  private static final Instant NOW = Samples.NOW;
  private static final Instant FAR = NOW.plus(Duration.ofDays(1000));

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract LapseStore store();

  /**
   * The same data on another node.
   *
   * @return sees what {@link #store()} wrote
   */
  protected abstract LapseStore elsewhere();

  /**
   * The registry of the same data.
   *
   * @return where identities are
   */
  protected abstract RegistryStore registry();

  private Machine add(String name, int days, Status status) throws StoreUnavailable {
    Machine sample = Samples.workload(name);
    Machine machine =
        sample.in(status, sample.stewardship(), NOW.plus(Duration.ofDays(days)), sample.scopes());
    Batch batch =
        new Batch(
            registry().catalogue().version(),
            List.of(new Registered(machine, "", 0)),
            List.of(),
            List.of());
    assertTrue(registry().write(batch));
    return machine;
  }

  private static Lapse lapse(Machine of, Stage stage, Instant next) {
    return new Lapse(of.id(), of.end(), stage, Duration.ofDays(7), NOW.plusSeconds(1), next);
  }

  private static List<String> names(List<LapseStore.Found> found) {
    return found.stream().map(one -> one.registered().actor().name()).toList();
  }

  @Test
  void what_ends_first_comes_first_and_what_ends_later_not_at_all() throws Exception {
    add("prod-later", 20, Status.ACTIVE);
    add("prod-soon", 2, Status.RESTRICTED);
    add("prod-never", 300, Status.ACTIVE);
    add("prod-revoked", 1, Status.REVOKED);
    add("prod-ended", 1, Status.ENDED);
    Instant horizon = NOW.plus(Duration.ofDays(30));
    assertEquals(List.of("prod-soon", "prod-later"), names(store().due(horizon, NOW, 9)));
    assertEquals(List.of("prod-soon"), names(elsewhere().due(horizon, NOW, 1)));
    assertEquals(
        List.of("prod-soon", "prod-later"), names(store().expiring(Optional.empty(), horizon, 9)));
    assertEquals(List.of(), store().expiring(Optional.of(new Team("another")), horizon, 9));
    assertEquals(2, store().expiring(Optional.of(new Team("payments")), horizon, 9).size());
    assertThrows(
        IllegalArgumentException.class, () -> store().due(horizon, NOW, LapseStore.MOST + 1));
  }

  @Test
  void people_are_not_among_them() throws Exception {
    assertTrue(
        registry()
            .write(
                new Batch(
                    registry().catalogue().version(),
                    List.of(new Registered(Samples.human("ada"), "", 0)),
                    List.of(),
                    List.of())));
    assertEquals(List.of(), store().due(FAR, NOW, 9));
    assertEquals(List.of(), store().expiring(Optional.empty(), FAR, 9));
  }

  @Test
  void what_is_noted_waits_until_it_is_to_be_looked_at() throws Exception {
    Machine machine = add("prod-api", 5, Status.ACTIVE);
    assertEquals(Optional.empty(), store().find(machine.id()));
    Lapse noted = lapse(machine, Stage.WARNED, NOW.plusSeconds(60));
    store().note(noted);
    store().note(noted);
    assertEquals(Optional.of(noted), elsewhere().find(machine.id()));
    assertEquals(List.of(), store().due(FAR, NOW.plusSeconds(59), 9));
    LapseStore.Found found = elsewhere().due(FAR, NOW.plusSeconds(60), 9).getFirst();
    assertEquals(Optional.of(noted), found.lapse());
    assertEquals(machine, found.registered().actor());
    Lapse next = lapse(machine, Stage.RESTRICTED, NOW.plusSeconds(90));
    store().note(next);
    assertEquals(Optional.of(next), store().expiring(Optional.empty(), FAR, 9).getFirst().lapse());
  }

  @Test
  void what_was_noted_of_another_end_is_of_no_account() throws Exception {
    Machine machine = add("prod-api", 5, Status.ACTIVE);
    store().note(lapse(machine, Stage.RESTRICTED, FAR));
    assertEquals(List.of(), store().due(FAR, NOW, 9));
    Key key = Key.id(machine.id());
    Registered stored = registry().find(Set.of(key)).get(key);
    Instant later = machine.end().plusSeconds(1);
    assertTrue(
        registry()
            .replace(
                stored.with(
                    machine.in(Status.ACTIVE, machine.stewardship(), later, machine.scopes()))));
    assertEquals(Optional.empty(), store().due(FAR, NOW, 9).getFirst().lapse());
  }

  @Test
  void what_the_schedule_stopped_is_looked_at_again_and_what_people_revoked_is_not()
      throws Exception {
    Machine stopped = add("prod-stopped", -1, Status.REVOKED);
    Machine revoked = add("prod-revoked", -1, Status.REVOKED);
    store().note(lapse(stopped, Stage.STOPPED, NOW));
    store().note(lapse(revoked, Stage.RESTRICTED, NOW));
    assertEquals(List.of("prod-stopped"), names(store().due(FAR, NOW, 9)));
    assertEquals(List.of("prod-stopped"), names(store().expiring(Optional.empty(), FAR, 9)));
  }

  @Test
  void one_node_at_a_time_has_the_turn() throws Exception {
    assertTrue(store().takeTurn(NOW, NOW.plusSeconds(60)));
    assertFalse(elsewhere().takeTurn(NOW.plusSeconds(59), FAR));
    assertTrue(elsewhere().takeTurn(NOW.plusSeconds(60), FAR));
    assertFalse(store().takeTurn(NOW.plusSeconds(61), FAR));
    elsewhere().endTurn();
    assertTrue(store().takeTurn(NOW, FAR), "also if clocks went back");
  }
}
