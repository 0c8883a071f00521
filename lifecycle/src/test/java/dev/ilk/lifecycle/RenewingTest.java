package dev.ilk.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.ListExpiring;
import dev.ilk.gate.Renew;
import dev.ilk.gate.lifecycle.Expiring;
import dev.ilk.gate.lifecycle.Renewal;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
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

class RenewingTest {
  private static final Human ALICE = Samples.human("alice");
  private static final Human BOB = Samples.human("bob");

  private final Instant now = Samples.NOW.plus(Duration.ofDays(89));
  private final Hall hall = new Hall(() -> now);
  private final InMemoryStore registry = new InMemoryStore();
  private final MemoryLapseStore lapses = new MemoryLapseStore(registry);
  private final Machine machine = Samples.workload("prod-payments-api");
  private Need need = need(false);

  private static Need need(boolean dormant, String... unused) {
    TreeMap<String, Instant> audiences = new TreeMap<>();
    audiences.put("https://payments.example", Samples.NOW);
    ReviewUse use = new ReviewUse(Optional.of(Samples.NOW), 7, false, new TreeMap<>());
    return new Need(use, audiences, List.of(unused), dormant);
  }

  @BeforeEach
  void register() throws Exception {
    assertTrue(
        registry.write(
            new Batch(
                0,
                List.of(new Registered(machine, "", 0), new Registered(ALICE, "", 0)),
                List.of(),
                List.of())));
    hall.on(
        Renew.class,
        new Renewing(
            registry,
            new Directory(registry, registry, 100, Duration.ofSeconds(10)),
            lapses,
            (one, at) -> need,
            Schedule.DEFAULT));
    hall.on(ListExpiring.class, new Listing(lapses));
  }

  private Renew renew(String subject) {
    return new Renew(subject, "serves the checkout", Optional.empty(), false, Renew.Mode.RENEW);
  }

  private Renew renew(Duration life) {
    return new Renew(machine.subject(), "why", Optional.of(life), true, Renew.Mode.RENEW);
  }

  private Machine stored() throws StoreUnavailable {
    Key key = Key.id(machine.id());
    return (Machine) registry.find(Set.of(key)).get(key).actor();
  }

  private void in(Status status) throws StoreUnavailable {
    Key key = Key.id(machine.id());
    assertTrue(registry.replace(registry.find(Set.of(key)).get(key).in(status)));
  }

  private void at(Stage stage) {
    lapses.note(
        new Lapse(machine.id(), machine.end(), stage, Duration.ZERO, Samples.NOW, Samples.NOW));
  }

  @Test
  void what_is_used_lives_on_without_the_scopes_that_are_not() throws Exception {
    in(Status.RESTRICTED);
    need = need(false, "payments:refund");
    Renewal renewal = hall.done(ALICE, renew(machine.subject()));
    assertEquals(machine.end(), renewal.before());
    assertEquals(List.of("payments:refund"), renewal.dropped());
    Machine renewed = stored();
    assertEquals(now.plus(Duration.ofDays(90)), renewed.end());
    assertEquals(Status.ACTIVE, renewed.status());
    assertEquals(Set.of("payments:read"), renewed.scopes());
    assertEquals(Optional.of(now), renewed.stewardship().lastReview());
    Particulars.OfAction told = (Particulars.OfAction) hall.events.getLast().particulars();
    assertEquals("serves the checkout", told.details().get("reason"));
    assertEquals("payments:refund", told.details().get("dropped"));
  }

  @Test
  void scopes_are_kept_where_that_is_asked_for() throws Exception {
    need = need(false, "payments:refund");
    Renewal renewal = hall.done(ALICE, renew(Duration.ofDays(30)));
    assertEquals(List.of("payments:refund"), renewal.unused());
    assertEquals(List.of(), renewal.dropped());
    assertEquals(machine.scopes(), stored().scopes());
    assertEquals(now.plus(Duration.ofDays(30)), stored().end());
  }

  @Test
  void a_look_changes_nothing() throws Exception {
    Renewal seen =
        hall.done(
            ALICE,
            new Renew(machine.id().value(), "", Optional.empty(), false, Renew.Mode.PREVIEW));
    assertEquals(7, seen.uses());
    assertEquals(machine, stored());
    assertEquals(1, hall.events.size(), "a reading has no intent");
  }

  @Test
  void what_nobody_used_only_its_approver_renews() throws Exception {
    need = need(true);
    var refused = hall.refused(ALICE, renew(machine.subject()));
    assertEquals("unused", refused.code());
    assertTrue(refused.remedy().contains("`bob`"), refused.remedy());
    assertEquals(machine, stored());
    assertTrue(hall.done(BOB, renew(machine.subject())).dormant());
    assertEquals(Event.Result.DONE, hall.events.getLast().result());
  }

  @Test
  void no_renewal_lasts_longer_than_the_schedule_lets_it_nor_shortens_a_life() {
    for (Duration life : List.of(Duration.ofDays(91), Duration.ZERO, Duration.ofDays(-1))) {
      assertEquals("too_long", hall.refused(ALICE, renew(life)).code());
    }
    assertEquals("not_due", hall.refused(ALICE, renew(Duration.ofHours(1))).code());
  }

  @Test
  void what_the_schedule_stopped_is_renewed_and_what_people_revoked_is_not() throws Exception {
    in(Status.REVOKED);
    at(Stage.RESTRICTED);
    assertEquals("revoked", hall.refused(ALICE, renew(machine.subject())).code());
    at(Stage.STOPPED);
    hall.done(ALICE, renew(machine.subject()));
    assertEquals(Status.ACTIVE, stored().status());
    in(Status.REVOKED);
    assertEquals(
        "revoked",
        hall.refused(ALICE, renew(machine.subject())).code(),
        "revoked since it was renewed");
    in(Status.ENDED);
    assertEquals("ended", hall.refused(ALICE, renew(machine.subject())).code());
  }

  @Test
  void people_and_strangers_are_not_renewed() {
    for (String subject : List.of("human:alice", "workload:prod-nobody", "", "ident", "\u202e")) {
      assertEquals("no_machine", hall.refused(ALICE, renew(subject)).code());
    }
  }

  @Test
  void what_ends_is_listed_with_how_far_it_is() {
    at(Stage.RESTRICTED);
    List<Expiring> found =
        hall.done(ALICE, new ListExpiring(Optional.empty(), Duration.ofDays(5), 10));
    assertEquals(Stage.RESTRICTED, found.getFirst().stage());
    assertEquals(Optional.of(Samples.NOW), found.getFirst().at());
    assertEquals(
        List.of(), hall.done(ALICE, new ListExpiring(Optional.empty(), Duration.ofHours(5), 10)));
    for (ListExpiring wrong :
        List.of(
            new ListExpiring(Optional.empty(), Duration.ofDays(367), 10),
            new ListExpiring(Optional.empty(), Duration.ofDays(-1), 10),
            new ListExpiring(Optional.empty(), Duration.ofDays(1), 0),
            new ListExpiring(Optional.empty(), Duration.ofDays(1), 1001))) {
      assertEquals("malformed_value", hall.refused(ALICE, wrong).code());
    }
  }
}
