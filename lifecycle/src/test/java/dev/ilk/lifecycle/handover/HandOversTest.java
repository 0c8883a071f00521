package dev.ilk.lifecycle.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.gate.AnswerHandOver;
import dev.ilk.gate.AnswerHandOver.Answer;
import dev.ilk.gate.ListHandOvers;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.ProposeHandOver;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Ids;
import dev.ilk.lifecycle.Hall;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOversTest {
  private static final Team PAYMENTS = new Team("payments");
  private static final Team SEARCH = new Team("search");
  private static final Human ALICE = Samples.human("alice");
  private static final Human BOB = Samples.human("bob");
  private static final Human OLGA = of("olga", SEARCH);
  private static final Human EVE = of("eve", new Team("ads"));

  private Instant now = Samples.NOW;
  private final Hall hall = new Hall(() -> now);
  private final InMemoryStore registry = new InMemoryStore();
  private final MemoryHandOverStore store = new MemoryHandOverStore();
  private final Directory directory =
      new Directory(registry, registry, 100, Duration.ofSeconds(10));
  private final Machine machine = Samples.workload("prod-payments-api");
  private final Ids ids = new Ids(() -> now);
  private final Carrying carrying =
      new Carrying(
          store,
          registry,
          directory,
          new Routines(
              event -> {
                hall.events.add(event);
                return hall.events.size() - 1L;
              },
              new Minutes(ids, "n1"),
              ids,
              () -> now),
          () -> now);

  private static Human of(String name, Team team) {
    Human one = Samples.human(name);
    return new Human(
        one.id(),
        name,
        one.subtype(),
        Status.ACTIVE,
        one.created(),
        one.expires(),
        one.account(),
        Set.of(team),
        Set.of(new Role("guest")),
        one.profile(),
        one.manager());
  }

  @BeforeEach
  void register() throws Exception {
    assertTrue(
        registry.write(
            new Batch(
                0,
                List.of(ALICE, BOB, OLGA, EVE, machine).stream()
                    .map(one -> new Registered(one, "", 0))
                    .toList(),
                List.of(new Declared.OfTeam(PAYMENTS), new Declared.OfTeam(SEARCH)),
                List.of())));
    HandingOver handing = new HandingOver(store, directory, carrying);
    hall.on(ProposeHandOver.class, handing::propose);
    hall.on(AnswerHandOver.class, handing::answer);
    hall.on(ListHandOvers.class, handing::list);
  }

  private ProposeHandOver offer(HandOver.Recipient to) {
    return new ProposeHandOver(machine.subject(), to, "they run it");
  }

  private AnswerHandOver answer(Answer answer) {
    return new AnswerHandOver(machine.subject(), answer, "because");
  }

  private Stewardship steward() throws Exception {
    Key key = Key.id(machine.id());
    return ((Machine) registry.find(Set.of(key)).get(key).actor()).stewardship();
  }

  @Test
  void it_stays_until_the_other_team_accepts_and_who_accepts_answers_for_it() throws Exception {
    HandOver offered = hall.done(ALICE, offer(new HandOver.ToTeam(SEARCH)));
    assertEquals(State.PROPOSED, offered.state());
    assertEquals(machine.stewardship(), steward());
    assertEquals("not_offered", hall.refused(BOB, answer(Answer.ACCEPT)).code());
    assertEquals("not_offered", hall.refused(EVE, answer(Answer.ACCEPT)).code());
    assertEquals(State.DONE, hall.done(OLGA, answer(Answer.ACCEPT)).state());
    assertEquals(SEARCH, steward().owner());
    assertEquals("olga", steward().contact());
    assertEquals(Optional.empty(), steward().approver(), "who approved for the other team");
    assertEquals(machine.stewardship().purpose(), steward().purpose());
    assertEquals("not_waiting", hall.refused(OLGA, answer(Answer.REFUSE)).code());
  }

  @Test
  void within_a_team_it_goes_to_the_one_who_is_named_alone() throws Exception {
    hall.done(ALICE, offer(new HandOver.ToPerson("bob")));
    assertEquals("not_offered", hall.refused(ALICE, answer(Answer.ACCEPT)).code());
    assertEquals(State.DONE, hall.done(BOB, answer(Answer.ACCEPT)).state());
    assertEquals("bob", steward().contact());
    assertEquals(PAYMENTS, steward().owner());
    assertEquals(machine.stewardship().approver(), steward().approver());
  }

  @Test
  void it_is_refused_with_a_reason_or_taken_back_and_offered_again() throws Exception {
    hall.done(ALICE, offer(new HandOver.ToTeam(SEARCH)));
    assertEquals("offered_already", hall.refused(BOB, offer(new HandOver.ToPerson("bob"))).code());
    HandOver refused = hall.done(OLGA, answer(Answer.REFUSE));
    assertEquals(State.REFUSED, refused.state());
    assertEquals("because", refused.answer());
    hall.done(ALICE, offer(new HandOver.ToTeam(SEARCH)));
    assertEquals("not_offered", hall.refused(OLGA, answer(Answer.WITHDRAW)).code());
    assertEquals(State.WITHDRAWN, hall.done(BOB, answer(Answer.WITHDRAW)).state());
    assertEquals("not_waiting", hall.refused(OLGA, answer(Answer.ACCEPT)).code());
    assertEquals(machine.stewardship(), steward());
  }

  @Test
  void what_nobody_answers_lapses_and_cannot_be_accepted_any_more() throws Exception {
    hall.done(ALICE, offer(new HandOver.ToTeam(SEARCH)));
    now = now.plus(HandingOver.PATIENCE).minusSeconds(1);
    carrying.run();
    assertEquals(State.PROPOSED, store.find(machine.id()).orElseThrow().state());
    now = now.plusSeconds(1);
    assertEquals("not_waiting", hall.refused(OLGA, answer(Answer.ACCEPT)).code());
    carrying.run();
    assertEquals(State.LAPSED, store.find(machine.id()).orElseThrow().state());
    assertEquals("LapseHandOver", hall.events.getLast().action());
    assertEquals(machine.stewardship(), steward());
  }

  @Test
  void what_went_elsewhere_meanwhile_is_not_taken_from_there() throws Exception {
    hall.done(ALICE, offer(new HandOver.ToTeam(SEARCH)));
    Key key = Key.id(machine.id());
    Registered found = registry.find(Set.of(key)).get(key);
    Machine moved =
        machine.in(
            Status.ACTIVE,
            machine.stewardship().inHandsOf(new Team("ads"), "eve", Optional.empty()),
            machine.end(),
            machine.scopes());
    assertTrue(registry.replace(found.with(moved)));
    assertEquals(State.VOID, hall.done(OLGA, answer(Answer.ACCEPT)).state());
    assertEquals("eve", steward().contact());
  }

  @Test
  void it_goes_to_nobody_who_is_not_there_or_has_it_already() {
    assertEquals(
        "team_unknown", hall.refused(ALICE, offer(new HandOver.ToTeam(new Team("no")))).code());
    assertEquals(
        "has_it_already", hall.refused(ALICE, offer(new HandOver.ToTeam(PAYMENTS))).code());
    assertEquals(
        "not_of_the_team", hall.refused(ALICE, offer(new HandOver.ToPerson("olga"))).code());
    assertEquals(
        "not_of_the_team", hall.refused(ALICE, offer(new HandOver.ToPerson("none"))).code());
    for (String subject : List.of("human:alice", "workload:none", "", "\u202e")) {
      assertEquals(
          "no_machine",
          hall.refused(ALICE, new ProposeHandOver(subject, new HandOver.ToTeam(SEARCH), "r"))
              .code());
      assertEquals(
          "no_machine", hall.refused(ALICE, new AnswerHandOver(subject, Answer.ACCEPT, "")).code());
    }
    assertEquals("not_offered", hall.refused(OLGA, answer(Answer.ACCEPT)).code());
  }

  @Test
  void offers_are_seen_by_both_sides_alone() {
    HandOver offered = hall.done(ALICE, offer(new HandOver.ToTeam(SEARCH)));
    for (Human one : List.of(ALICE, BOB, OLGA)) {
      assertEquals(List.of(offered), hall.done(one, new ListHandOvers()));
    }
    assertEquals(List.of(), hall.done(EVE, new ListHandOvers()));
    hall.done(OLGA, answer(Answer.ACCEPT));
    assertEquals(List.of(), hall.done(ALICE, new ListHandOvers()));
  }
}
