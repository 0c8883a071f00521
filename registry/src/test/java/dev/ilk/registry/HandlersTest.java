package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadTrust;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The registry's handlers behind the real gate. */
class HandlersTest {
  private final Doorway doorway;

  HandlersTest() throws StoreUnavailable {
    doorway = new Doorway();
  }

  @Test
  void applying_is_recorded_before_and_after_with_numbers_and_no_names() throws StoreUnavailable {
    ChangeRegistry apply =
        new ChangeRegistry(
            "humans: [{name: dora, provider: corp, email: dora@acme.example}]",
            ChangeRegistry.Mode.APPLY);
    assertInstanceOf(
        Outcome.Released.class, doorway.pass(doorway.by(doorway.human("operator")), apply));
    assertEquals(
        List.of(Event.Result.INTENT, Event.Result.DONE),
        doorway.events.stream().map(Event::result).toList());
    Particulars.OfAction told = (Particulars.OfAction) doorway.events.getLast().particulars();
    assertEquals("ApplyRegistry", told.action());
    assertEquals("1", told.details().get("added"));
    assertEquals("3", told.details().get("version"));
    assertFalse(told.toString().contains("dora"), "a person's name is personal data");
  }

  @Test
  void a_rule_that_is_wide_on_purpose_is_recorded_with_its_reason() throws StoreUnavailable {
    String wide =
        Texts.of("acme.yaml")
            .replace(
                "audience: https://ilk.acme.example\n        condition: |",
                "audience: https://ilk.acme.example\n        accepts: [any_branch, pull_requests]\n"
                    + "        accepts_because: previews hold nothing\n        condition: |");
    assertInstanceOf(
        Outcome.Released.class,
        doorway.pass(
            doorway.by(doorway.human("operator")),
            new ChangeRegistry(wide, ChangeRegistry.Mode.APPLY)));
    Particulars.OfAction told = (Particulars.OfAction) doorway.events.getLast().particulars();
    assertEquals(
        "any_branch, pull_requests: previews hold nothing",
        told.details().get("accepts payments-main-branch"));
  }

  @Test
  void a_refused_declaration_is_recorded_and_told_whole() throws StoreUnavailable {
    var outcome =
        doorway.pass(
            doorway.by(doorway.human("operator")),
            new ChangeRegistry("a: 1\nb: 2\n", ChangeRegistry.Mode.APPLY));
    var refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(2, refused.problems().size());
    assertEquals(Event.Result.REFUSED, doorway.events.getLast().result());
  }

  @Test
  void a_store_that_is_down_is_unavailable() throws StoreUnavailable {
    var operator = doorway.by(doorway.human("operator"));
    doorway.world.store.breakDown(true);
    for (ChangeRegistry.Mode mode : ChangeRegistry.Mode.values()) {
      assertInstanceOf(
          Outcome.Unavailable.class,
          doorway.pass(operator, new ChangeRegistry("teams: [x]", mode)));
    }
    assertInstanceOf(Outcome.Unavailable.class, doorway.pass(operator, list("", 10)));
  }

  private static ListIdentities list(String after, int limit) {
    return new ListIdentities(Optional.empty(), Optional.empty(), "", after, limit);
  }

  @Test
  void listing_pages_through_everything_once() throws StoreUnavailable {
    List<String> all = new ArrayList<>();
    String after = "";
    do {
      var outcome = doorway.pass(doorway.by(doorway.human("operator")), list(after, 2));
      ListIdentities.Page page = released(outcome);
      page.identities().stream().map(Actor::subject).forEach(all::add);
      after = page.next();
    } while (!after.isEmpty());
    assertEquals(
        List.of(
            "agent:prod-invoice-helper",
            "human:alice",
            "human:bob",
            "human:operator",
            "workload:prod-payments-deployer",
            "workload:staging-payments-api"),
        all);
  }

  @Test
  void listing_filters_by_kind_and_text_in_any_case() throws StoreUnavailable {
    var outcome =
        doorway.pass(
            doorway.by(doorway.human("operator")),
            new ListIdentities(
                Optional.of(Kind.WORKLOAD), Optional.empty(), "PAYMENTS-API", "", 10));
    assertEquals(
        List.of("workload:staging-payments-api"),
        released(outcome).identities().stream().map(Actor::subject).toList());
  }

  @Test
  void people_see_the_machines_that_they_answer_for() throws StoreUnavailable {
    var outcome = doorway.pass(doorway.by(doorway.human("alice")), new ListOwned(10));
    assertEquals(
        List.of("workload:prod-payments-deployer", "workload:staging-payments-api"),
        released(outcome).stream().map(Actor::subject).sorted().toList());
    for (int limit : new int[] {0, 201}) {
      assertInstanceOf(
          Outcome.Refused.class,
          doorway.pass(doorway.by(doorway.human("alice")), new ListOwned(limit)));
    }
  }

  @Test
  void the_rules_of_federation_are_told_by_issuer_and_name() throws StoreUnavailable {
    var outcome = doorway.pass(doorway.by(doorway.human("operator")), new ReadTrust());
    List<String> names = released(outcome).stream().map(TrustRule::name).toList();
    assertTrue(names.contains("payments-main-branch"), names::toString);
  }

  @Test
  void a_page_of_no_size_is_refused() throws StoreUnavailable {
    var operator = doorway.by(doorway.human("operator"));
    for (int limit : new int[] {0, -1, 1001}) {
      assertInstanceOf(Outcome.Refused.class, doorway.pass(operator, list("", limit)));
    }
    assertInstanceOf(Outcome.Refused.class, doorway.pass(operator, list("x".repeat(101), 1)));
  }

  @Test
  void an_identity_reads_whole_by_subject_and_by_id() throws StoreUnavailable {
    var operator = doorway.by(doorway.human("operator"));
    ReadIdentity.View view =
        released(doorway.pass(operator, new ReadIdentity("workload:prod-payments-deployer")));
    assertEquals(
        "prod-payments-deployer is a CI pipeline of team payments that exists to deploy the"
            + " payments service from its main branch; its credentials live at most 5m and are for"
            + " https://payments.acme.example alone; it may do nothing outside environment prod"
            + " and tenant main, and nothing there beyond payments:deploy; it proves itself by"
            + " oidc-federation of https://token.actions.example; it ends on 2027-02-20",
        view.sentence());
    assertEquals(List.of(), view.missing());
    assertEquals("payments-main-branch", view.trust().getFirst().name());
    assertEquals(1, view.credentials().size());
    assertEquals(Optional.of(World.NOW), view.lastUse());
    assertEquals(
        view.sentence(),
        released(doorway.pass(operator, new ReadIdentity(view.actor().id().value()))).sentence());
  }

  @Test
  void what_the_sentence_cannot_say_is_missing() throws StoreUnavailable {
    var operator = doorway.by(doorway.human("operator"));
    ReadIdentity.View view =
        released(doorway.pass(operator, new ReadIdentity("workload:staging-payments-api")));
    assertEquals(
        List.of("what it may do: it has no scopes", "how it proves itself: it has no trust rule"),
        view.missing());
    assertTrue(view.sentence().contains("it may do nothing at all, for it has no scopes"));
  }

  @Test
  void an_unknown_identity_is_not_found() throws StoreUnavailable {
    var operator = doorway.by(doorway.human("operator"));
    for (String name : List.of("workload:nobody", "", "x", "idn_" + "0".repeat(26))) {
      Outcome<ReadIdentity.View> outcome = doorway.pass(operator, new ReadIdentity(name));
      Problem problem = ((Outcome.Refused<ReadIdentity.View>) outcome).problems().getFirst();
      assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
    }
  }

  private static <R> R released(Outcome<R> outcome) {
    return switch (outcome) {
      case Outcome.Released<R> released -> released.value();
      case Outcome.Refused<R> refused -> throw new AssertionError(refused);
      case Outcome.Denied<R> denied -> throw new AssertionError(denied);
      case Outcome.Unavailable<R> unavailable -> throw new AssertionError(unavailable);
    };
  }
}
