package dev.ilk.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.estate.stored.ClientUses.Use;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where one client is taken to be in two workloads' hands, and where not. */
class SharedUseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Id.Identity LEDGER = new Ids(() -> NOON).identity();
  private static final String HERE = "198.51.100.7";
  private static final String THERE = "203.0.113.9";

  private static final Whereabouts UNNAMED = new Whereabouts(_ -> Set.of());

  private static Use use(String network, int from, int to) {
    return new Use(
        LEDGER, "declared", network, NOON.plusSeconds(60L * from), NOON.plusSeconds(60L * to));
  }

  private static List<String> places(Whereabouts whereabouts, Use... uses) {
    return SharedUse.of(List.of(uses), whereabouts).stream().map(SharedUse::place).toList();
  }

  @Test
  void two_places_in_use_for_longer_than_a_change_takes_are_told() {
    List<SharedUse> shared = SharedUse.of(List.of(use(THERE, 5, 40), use(HERE, 0, 30)), UNNAMED);
    assertEquals(
        List.of(new SharedUse(THERE, HERE, NOON.plusSeconds(5 * 60), NOON.plusSeconds(30 * 60))),
        shared);
  }

  @Test
  void a_move_and_a_new_version_beside_the_old_one_are_not() {
    assertEquals(List.of(), places(UNNAMED, use(HERE, 0, 30), use(THERE, 31, 60)));
    assertEquals(List.of(), places(UNNAMED, use(HERE, 0, 30), use(THERE, 20, 60)));
    assertEquals(List.of(THERE), places(UNNAMED, use(HERE, 0, 31), use(THERE, 20, 60)));
  }

  @Test
  void a_second_place_that_was_used_but_briefly_is_not() {
    assertEquals(List.of(), places(UNNAMED, use(HERE, 0, 60), use(THERE, 20, 20)));
  }

  @Test
  void instances_in_one_named_network_are_one_place() {
    Whereabouts cluster =
        new Whereabouts(address -> address.startsWith("198.51.") ? Set.of("cluster") : Set.of());
    Use other = use("198.51.100.8", 1, 60);
    assertEquals(List.of(), places(cluster, use(HERE, 0, 60), other));
    assertEquals(List.of(THERE), places(cluster, use(HERE, 0, 60), other, use(THERE, 30, 60)));
    assertEquals("a+b", new Whereabouts(_ -> Set.of("b", "a")).of(HERE));
  }

  @Test
  void an_ipv6_host_that_changes_its_address_is_one_place() {
    Use one = use("2001:db8:1:2:3:4:5:6", 0, 60);
    assertEquals(List.of(), places(UNNAMED, one, use("2001:db8:1:2::9", 10, 60)));
    assertEquals(
        List.of("2001:db8:1:3:0:0:0:0/64"), places(UNNAMED, one, use("2001:db8:1:3::9", 10, 60)));
  }

  @Test
  void what_is_no_address_is_a_place_by_itself() {
    for (String odd : List.of("", "::zz", "1.2.3", "%", "a:b:c")) {
      assertEquals(odd, UNNAMED.of(odd));
    }
  }

  @Test
  void each_further_place_is_told_once_and_not_each_pair() {
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      uses.add(use("192.0.2." + i, i, 100));
    }
    List<SharedUse> shared = SharedUse.of(uses, UNNAMED);
    assertEquals(SharedUse.MOST, shared.size());
    assertEquals(SharedUse.MOST, shared.stream().map(SharedUse::place).distinct().count());
    assertEquals(Set.of("192.0.2.0"), Set.copyOf(shared.stream().map(SharedUse::other).toList()));
  }
}
