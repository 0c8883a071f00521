package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to identities beside declarations. */
class LifeTest {
  private final World world = new World();
  private final Standing standing = new Standing(world.store, world.directory);
  private final AccountBinding binding = new AccountBinding(world.store, world.directory);

  private Human human(String name) throws StoreUnavailable {
    return world.directory.human(name).orElseThrow();
  }

  @Test
  void the_operator_is_made_once() throws StoreUnavailable {
    Bootstrap.ensureOperator(world.store, world.ids, World.NOW);
    Human operator = human("operator");
    assertEquals(Human.Subtype.BREAK_GLASS, operator.subtype());
    assertEquals(Set.of(Role.OPERATOR), operator.roles());
    Bootstrap.ensureOperator(world.store, world.ids, World.NOW);
    assertEquals(operator, human("operator"));
    assertEquals(1, world.store.catalogue().version());
  }

  @Test
  void many_nodes_that_start_at_once_make_one_operator() throws Exception {
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      Callable<Boolean> start =
          () -> {
            Bootstrap.ensureOperator(world.store, world.ids, World.NOW);
            return true;
          };
      for (var done : pool.invokeAll(Stream.generate(() -> start).limit(8).toList())) {
        assertTrue(done.get());
      }
    }
    assertEquals(1, world.store.catalogue().version());
  }

  @Test
  void a_revoked_operator_stays_revoked() throws StoreUnavailable {
    Bootstrap.ensureOperator(world.store, world.ids, World.NOW);
    assertTrue(standing.set(human("operator").id(), Status.REVOKED));
    Bootstrap.ensureOperator(world.store, world.ids, World.NOW);
    assertEquals(Status.REVOKED, human("operator").status());
  }

  @Test
  void nothing_leads_back_from_the_end() throws StoreUnavailable {
    world.applied(Texts.of("acme.yaml"));
    Id.Identity alice = human("alice").id();
    assertTrue(standing.set(alice, Status.REVOKED));
    assertTrue(standing.set(alice, Status.ACTIVE));
    assertTrue(standing.set(alice, Status.ENDED));
    assertFalse(standing.set(alice, Status.ACTIVE));
    assertTrue(standing.set(alice, Status.ENDED));
    assertFalse(standing.set(world.ids.identity(), Status.REVOKED), "unknown");
  }

  @Test
  void a_person_is_bound_once() throws StoreUnavailable {
    world.applied(Texts.of("acme.yaml"));
    Id.Identity alice = human("alice").id();
    assertTrue(world.directory.humanByAccount("corp", "s-1").isEmpty());
    assertFalse(binding.bind(alice, "other", "s-1"), "another provider");
    assertFalse(binding.bind(alice, "corp", "00u1b0b"), "bob's account");
    assertTrue(binding.bind(alice, "corp", "s-1"));
    assertFalse(binding.bind(alice, "corp", "s-2"), "bound already");
    assertFalse(binding.bind(world.ids.identity(), "corp", "s-3"), "unknown");
    assertEquals("alice", world.directory.humanByAccount("corp", "s-1").orElseThrow().name());
  }

  @Test
  void a_store_that_is_down_changes_nobody() throws StoreUnavailable {
    world.applied(Texts.of("acme.yaml"));
    Id.Identity alice = human("alice").id();
    world.store.breakDown(true);
    assertThrows(StoreUnavailable.class, () -> standing.set(alice, Status.REVOKED));
    assertThrows(StoreUnavailable.class, () -> binding.bind(alice, "corp", "s"));
    assertThrows(
        StoreUnavailable.class, () -> Bootstrap.ensureOperator(world.store, world.ids, World.NOW));
  }
}
