package dev.ilk.lifecycle.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.rotation.KeyStore.Sight;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link KeyStore} promises. Each test begins with an empty store. */
public abstract class KeyStoreConformance {
  private static final Instant NOW = Samples.NOW;
  private static final Id.Identity ONE = Samples.IDS.identity();
  private static final Id.Identity OTHER = Samples.IDS.identity();

  /** The adapter under test: the same within one test, empty at its beginning. */
  protected abstract KeyStore store();

  /** Somebody proved themselves by a key, as the record tells. */
  protected abstract void used(Id.Identity client, String thumbprint, Instant at) throws Exception;

  @Test
  void keys_are_known_since_they_were_declared_or_used_first() throws Exception {
    assertEquals(Map.of(), store().of(Set.of(ONE)));
    store().note(Map.of(ONE, Set.of("a")), NOW);
    store().note(Map.of(ONE, Set.of("a"), OTHER, Set.of("a")), NOW.plusSeconds(9));
    used(ONE, "b", NOW.plusSeconds(1));
    assertEquals(
        List.of(
            new Sight("a", NOW, Optional.empty(), 0),
            new Sight("b", NOW.plusSeconds(1), Optional.of(NOW.plusSeconds(1)), 0)),
        store().of(Set.of(ONE, OTHER)).get(ONE));
    assertEquals(NOW.plusSeconds(9), store().of(Set.of(OTHER)).get(OTHER).getFirst().since());
  }

  @Test
  void the_last_use_never_goes_back() throws Exception {
    store().note(Map.of(ONE, Set.of("a")), NOW);
    used(ONE, "a", NOW.plusSeconds(60));
    used(ONE, "a", NOW.plusSeconds(30));
    assertEquals(
        Optional.of(NOW.plusSeconds(60)), store().of(Set.of(ONE)).get(ONE).getFirst().lastUse());
  }

  @Test
  void each_stage_is_told_once() throws Exception {
    assertFalse(store().tell(ONE, "a", 1), "it is not known");
    store().note(Map.of(ONE, Set.of("a")), NOW);
    assertTrue(store().tell(ONE, "a", 1));
    assertFalse(store().tell(ONE, "a", 1));
    assertTrue(store().tell(ONE, "a", 3));
    assertFalse(store().tell(ONE, "a", 2));
    assertEquals(3, store().of(Set.of(ONE)).get(ONE).getFirst().told());
  }

  @Test
  void what_is_neither_declared_nor_used_is_forgotten() throws Exception {
    store().note(Map.of(ONE, Set.of("declared", "gone"), OTHER, Set.of("used")), NOW);
    used(OTHER, "used", NOW.plus(Duration.ofDays(3)));
    store().forget(NOW.plus(Duration.ofDays(2)), Map.of(ONE, Set.of("declared")));
    assertEquals(1, store().of(Set.of(ONE)).get(ONE).size());
    assertEquals(1, store().of(Set.of(OTHER)).get(OTHER).size());
    store().forget(NOW.plus(Duration.ofDays(4)), Map.of());
    assertEquals(Map.of(), store().of(Set.of(ONE, OTHER)));
  }
}
