package dev.ilk.store.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.estate.stored.ClientUses;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.measure.stored.ClientUse;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.measure.stored.Stay;
import dev.ilk.store.FreshDatabase;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is counted of the record on one node is known on another, as {@link Stay} says. */
class SqlClientUsesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Ids IDS = new Ids(() -> NOON);
  private static final String HERE = "198.51.100.7";
  private static final String THERE = "203.0.113.9";

  abstract static class OnDatabase {
    @RegisterExtension final FreshDatabase database;
    private final Id.Identity ledger = IDS.identity();
    private long place;

    OnDatabase(TestDatabase.Kind kind) {
      database = new FreshDatabase(kind);
    }

    private ClientUse use(Id.Identity client, String network) {
      return new ClientUse(client, ClientUse.DECLARED, network);
    }

    private static Stay stay(int from, int to) {
      return new Stay(NOON.plusSeconds(60L * from), NOON.plusSeconds(60L * to));
    }

    private void counted(Map<ClientUse, Stay> uses) throws Exception {
      assertTrue(
          database
              .node()
              .estate()
              .measures()
              .add(
                  new MeasureStore.Step(
                      place, ++place, NOON, new Counts(), Map.of(), uses, Map.of())));
    }

    private List<ClientUses.Use> spread(Optional<Id.Identity> after, int limit) throws Exception {
      return database.other().estate().clientUses().spread(after, limit);
    }

    private Stay ofLedger(String network) throws Exception {
      return spread(Optional.empty(), 10).stream()
          .filter(one -> one.network().equals(network))
          .map(one -> new Stay(one.first(), one.last()))
          .findFirst()
          .orElseThrow();
    }

    @Test
    void only_clients_that_came_from_several_addresses_are_spread_and_page_by_page()
        throws Exception {
      List<Id.Identity> all =
          Stream.generate(IDS::identity)
              .limit(3)
              .sorted(Comparator.comparing(Id.Identity::value))
              .toList();
      Id.Identity one = all.get(0);
      Id.Identity two = all.get(1);
      Id.Identity three = all.get(2);
      counted(Map.of(use(one, HERE), stay(0, 0), use(two, HERE), stay(0, 1)));
      counted(Map.of(use(one, THERE), stay(1, 1), use(three, HERE), stay(0, 1)));
      counted(Map.of(use(three, THERE), stay(2, 3)));
      assertEquals(4, spread(Optional.empty(), 10).size());
      List<ClientUses.Use> first = spread(Optional.empty(), 1);
      assertEquals(List.of(one, one), first.stream().map(ClientUses.Use::client).toList());
      List<ClientUses.Use> next = spread(Optional.of(one), 1);
      assertEquals(List.of(three, three), next.stream().map(ClientUses.Use::client).toList());
      assertEquals(List.of(), spread(Optional.of(three), 1));
    }

    @Test
    void a_stay_goes_on_until_there_is_a_pause() throws Exception {
      counted(Map.of(use(ledger, HERE), stay(0, 10), use(ledger, THERE), stay(5, 5)));
      counted(Map.of(use(ledger, HERE), stay(70, 70), use(ledger, THERE), stay(66, 70)));
      assertEquals(stay(0, 70), ofLedger(HERE));
      assertEquals(stay(66, 70), ofLedger(THERE));
      // An older event of another node may stand later in the record.
      counted(Map.of(use(ledger, THERE), stay(60, 61), use(ledger, HERE), stay(-90, -80)));
      assertEquals(stay(60, 70), ofLedger(THERE));
      assertEquals(stay(0, 70), ofLedger(HERE));
    }

    @Test
    void addresses_are_bounded_and_known_ones_go_on() throws Exception {
      Map<ClientUse, Stay> many = new HashMap<>();
      for (int i = 0; i < ClientUses.MOST_NETWORKS; i++) {
        many.put(use(ledger, "192.0.2." + i), stay(0, 1));
      }
      counted(many);
      counted(Map.of(use(ledger, HERE), stay(0, 9), use(ledger, "192.0.2.3"), stay(2, 9)));
      assertEquals(ClientUses.MOST_NETWORKS, spread(Optional.empty(), 1).size());
      assertEquals(stay(0, 9), ofLedger("192.0.2.3"));
    }

    @Test
    void what_is_over_is_forgotten() throws Exception {
      counted(Map.of(use(ledger, HERE), stay(0, 1), use(ledger, THERE), stay(5, 9)));
      database.node().estate().clientUses().forget(NOON.plus(Duration.ofMinutes(1)));
      assertEquals(2, spread(Optional.empty(), 1).size());
      database.node().estate().clientUses().forget(NOON.plus(Duration.ofMinutes(2)));
      assertEquals(List.of(), spread(Optional.empty(), 1));
    }
  }

  @Nested
  class Sqlite extends OnDatabase {
    Sqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class Postgresql extends OnDatabase {
    Postgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
