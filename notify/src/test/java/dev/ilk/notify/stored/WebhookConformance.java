package dev.ilk.notify.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.gate.notify.WebhookStanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookStore} promises. */
public abstract class WebhookConformance {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Instant LATER = NOW.plusSeconds(30);

  /** A node of an installation that is new for each test. */
  protected abstract WebhookStore node();

  private static WebhookStore.Kept kept(String name) {
    WebhookFilter filter =
        new WebhookFilter(
            Set.of("Delegate", "Revoke"), Set.of(Kind.AGENT), Set.of("prod", "stage"), true);
    return new WebhookStore.Kept(
        new Webhook(name, "https://a.example/x?y=z", filter, "human:ada", NOW),
        "salt",
        WebhookStanding.from(7));
  }

  @Test
  void what_is_added_is_read_as_it_was_and_has_a_name_of_its_own() throws Exception {
    assertTrue(node().add(kept("siem")));
    assertFalse(node().add(kept("siem")));
    assertTrue(node().add(kept("alerts")));
    assertEquals(List.of(kept("alerts"), kept("siem")), node().all());
    assertTrue(node().remove("siem"));
    assertFalse(node().remove("siem"));
    assertEquals(List.of(kept("alerts")), node().all());
  }

  @Test
  void no_more_are_kept_than_there_may_be() throws Exception {
    WebhookStore node = node();
    for (int i = 0; i < WebhookStore.MOST; i++) {
      assertTrue(node.add(kept("hook-" + i)));
    }
    assertFalse(node.add(kept("one-more")));
    assertEquals(WebhookStore.MOST, node.all().size());
  }

  @Test
  void one_holds_it_at_a_time_until_its_time_is_over() throws Exception {
    node().add(kept("siem"));
    assertEquals(Optional.of(WebhookStanding.from(7)), node().take("siem", "a", NOW, LATER));
    assertEquals(Optional.empty(), node().take("siem", "b", NOW.plusSeconds(29), LATER));
    assertTrue(node().take("siem", "a", NOW, LATER).isPresent(), "its holder takes it again");
    assertTrue(node().take("siem", "b", LATER.plusSeconds(1), LATER.plusSeconds(9)).isPresent());
    assertEquals(Optional.empty(), node().take("nobody", "a", NOW, LATER));
  }

  @Test
  void only_the_holder_moves_its_place() throws Exception {
    node().add(kept("siem"));
    node().take("siem", "a", NOW, LATER);
    WebhookStanding failed = WebhookStanding.from(7).failed(NOW, "it answered with status 500");
    assertTrue(node().settle("siem", "a", failed, Optional.of(LATER)));
    assertEquals(failed, node().all().getFirst().standing());
    assertFalse(node().settle("siem", "b", WebhookStanding.from(99), Optional.empty()));
    WebhookStanding delivered = failed.delivered(8, LATER);
    assertTrue(node().settle("siem", "a", delivered, Optional.empty()));
    assertEquals(delivered, node().all().getFirst().standing());
    assertFalse(
        node().settle("siem", "a", WebhookStanding.from(99), Optional.empty()), "it let go of it");
  }

  @Test
  void what_is_ended_is_taken_by_nobody_until_it_is_resumed() throws Exception {
    node().add(kept("siem"));
    node().take("siem", "a", NOW, LATER);
    node().settle("siem", "a", WebhookStanding.from(9).failed(NOW, "x").ended(), Optional.empty());
    assertEquals(Optional.empty(), node().take("siem", "a", NOW, LATER));
    assertTrue(node().resume("siem"));
    assertEquals(Optional.of(WebhookStanding.from(9)), node().take("siem", "b", NOW, LATER));
    assertTrue(node().resume("siem"));
    assertFalse(
        node().settle("siem", "b", WebhookStanding.from(99), Optional.empty()),
        "whoever held it before it was resumed holds it no more");
    assertFalse(node().resume("nobody"));
  }
}
