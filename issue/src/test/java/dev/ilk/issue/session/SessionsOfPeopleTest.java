package dev.ilk.issue.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.Actor;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.SessionView;
import dev.ilk.gate.Subjects;
import dev.ilk.issue.grant.AppGrant;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.place.Place;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SessionsOfPeopleTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final Ids ids = new Ids(() -> NOW);
  private final InMemorySessions sessions = new InMemorySessions();
  private final List<Event> record = new ArrayList<>();
  private final List<AppGrant> grants = new ArrayList<>();
  private final Map<String, Human> people = new HashMap<>();
  private final Human alice = person("alice");
  private final Human bob = person("bob");
  private final Gate gate =
      new Gate(
          Objections.NONE,
          Elevations.NONE,
          question -> new Decision.Allow(List.of("all"), "it may", "1", Optional.empty()),
          (command, proof) -> Result.ok(Target.of("Identity", "x")),
          handlers(),
          event -> {
            record.add(event);
            return record.size();
          },
          new Minutes(ids, "node-1"));

  @Test
  void one_sees_where_one_is_signed_in_and_which_of_them_this_is() {
    Id.Session desk = open(alice, NOW.minusSeconds(600));
    Id.Session phone = open(alice, NOW.minusSeconds(60));
    open(bob, NOW);
    ListSessions.Told told = list(alice, Optional.of(desk), Optional.empty());
    assertEquals("human:alice", told.subject());
    assertEquals(List.of(phone, desk), told.sessions().stream().map(SessionView::id).toList());
    assertEquals(List.of(false, true), told.sessions().stream().map(SessionView::current).toList());
    assertEquals("192.0.2.7", told.sessions().getFirst().network());
    assertEquals("Firefox", told.sessions().getFirst().device());
  }

  @Test
  void what_was_left_alone_for_too_long_is_no_session_any_more() {
    open(alice, NOW.minus(IDLE));
    Id.Session awake = open(alice, NOW.minus(IDLE).plusSeconds(1));
    List<SessionView> shown = list(alice, Optional.empty(), Optional.empty()).sessions();
    assertEquals(List.of(awake), shown.stream().map(SessionView::id).toList());
    assertEquals(NOW.plusSeconds(1), shown.getFirst().idles());
  }

  @Test
  void an_app_is_told_of_where_it_ends_with_the_session() {
    Id.Session desk = open(alice, NOW);
    AppAccess access =
        new AppAccess(new Environment("prod"), "ilk-cli", Optional.empty(), new TreeSet<>());
    grants.add(grant(access, Optional.of(desk)));
    grants.add(grant(access, Optional.empty()));
    List<SessionView.App> apps =
        list(alice, Optional.of(desk), Optional.empty()).sessions().getFirst().apps();
    assertEquals(List.of(new SessionView.App(grants.getFirst().id(), "Command line")), apps);
  }

  @Test
  void one_session_is_ended_by_its_name_and_the_others_go_on() {
    Id.Session desk = open(alice, NOW);
    Id.Session phone = open(alice, NOW);
    assertEquals(List.of(phone), end(alice, Optional.of(desk), new EndSessions.One(phone)));
    assertEquals(List.of(desk), left(alice));
  }

  @Test
  void the_session_of_another_is_not_ended_and_not_told_from_none() {
    Id.Session bobs = open(bob, NOW);
    for (Id.Session id : List.of(bobs, ids.session())) {
      Outcome<EndSessions.Ended> outcome = pass(alice, Optional.empty(), new EndSessions.One(id));
      Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
      assertEquals("session_unknown", refused.problems().getFirst().code());
    }
    assertEquals(List.of(bobs), left(bob));
  }

  @Test
  void all_others_end_and_the_one_that_asks_goes_on() {
    Id.Session desk = open(alice, NOW);
    for (int i = 0; i < 250; i++) {
      open(alice, NOW);
    }
    open(bob, NOW);
    assertEquals(250, end(alice, Optional.of(desk), new EndSessions.Others()).size());
    assertEquals(List.of(desk), left(alice));
    assertEquals(1, left(bob).size());
  }

  @Test
  void whoever_is_proven_without_a_session_ends_all_of_their_own() {
    open(alice, NOW);
    assertEquals(1, end(alice, Optional.empty(), new EndSessions.Others()).size());
    assertEquals(List.of(), left(alice));
  }

  @Test
  void those_of_another_are_ended_by_the_persons_name_and_the_record_names_each() {
    Id.Session bobs = open(bob, NOW);
    assertEquals(List.of(bobs), end(alice, Optional.empty(), new EndSessions.AllOf("bob")));
    assertEquals(List.of(), left(bob));
    Event last = record.getLast();
    assertEquals("EndSessions", last.action());
    assertEquals(true, last.particulars().toString().contains(bobs.value()));
  }

  @Test
  void nobody_of_that_name_has_none_to_end() {
    Outcome<EndSessions.Ended> outcome =
        pass(alice, Optional.empty(), new EndSessions.AllOf("carol"));
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertFalse(record.isEmpty());
  }

  private Id.Session open(Human human, Instant at) {
    Id.Session id = ids.session();
    sessions.create(
        new NewSession(
            id,
            Sha256.hex(id.value()),
            human.id(),
            "https://login.example.com",
            "",
            List.of("pwd"),
            at,
            at,
            at.plus(Duration.ofHours(12)),
            ids.correlation(),
            new Origin("Firefox", "192.0.2.7", Place.UNKNOWN, Circumstances.NONE)));
    return id;
  }

  private List<Id.Session> left(Human human) {
    return sessions.open(human.id(), NOW, 1000).stream().map(KeptSession::id).toList();
  }

  private ListSessions.Told list(Human asking, Optional<Id.Session> session, Optional<String> of) {
    return released(gate.pass(arrival(), proven(asking, session), new ListSessions(of)));
  }

  private List<Id.Session> end(
      Human asking, Optional<Id.Session> session, EndSessions.Which which) {
    return released(pass(asking, session, which)).sessions();
  }

  private Outcome<EndSessions.Ended> pass(
      Human asking, Optional<Id.Session> session, EndSessions.Which which) {
    return gate.pass(arrival(), proven(asking, session), new EndSessions(which));
  }

  private static <R> R released(Outcome<R> outcome) {
    if (outcome instanceof Outcome.Released<R>(R value, var correlation)) {
      return value;
    }
    throw new AssertionError(outcome);
  }

  private static Proven proven(Human human, Optional<Id.Session> session) {
    return new Proven(
        new HumanProof(
            human,
            "session",
            "https://login.example.com",
            NOW,
            NOW,
            NOW.plusSeconds(60),
            Optional.empty(),
            session,
            "",
            List.of("pwd"),
            "Firefox"));
  }

  private AppGrant grant(AppAccess access, Optional<Id.Session> session) {
    return new AppGrant(
        ids.grant(),
        access,
        "Command line",
        false,
        alice.id(),
        session,
        "",
        List.of(),
        NOW,
        Optional.empty(),
        ids.correlation(),
        NOW,
        NOW.plusSeconds(60));
  }

  private Human person(String name) {
    Human human =
        new Human(
            ids.identity(),
            name,
            Human.Subtype.EMPLOYEE,
            Status.ACTIVE,
            NOW,
            Optional.empty(),
            new Human.ProviderAccount("acme", Optional.of(name), name + "@acme.example"),
            Set.of(),
            Set.of(),
            new Human.Profile(name, "", ""));
    people.put(human.subject(), human);
    return human;
  }

  private Arrival arrival() {
    return new Arrival(ids.correlation(), NOW, "console", "192.0.2.7");
  }

  private Handlers handlers() {
    Subjects subjects =
        new Subjects() {
          @Override
          public Optional<Actor> bySubject(String subject) {
            return Optional.ofNullable(people.get(subject));
          }

          @Override
          public Optional<Delegation> delegation(Id.Delegation id) {
            return Optional.empty();
          }
        };
    OpenSessions open = new OpenSessions(sessions, sessions);
    Handlers.Builder builder =
        Handlers.builder()
            .on(EndSessions.class, new SessionsEnding(open, subjects))
            .on(
                ListSessions.class,
                new SessionListing(
                    open, subjects, (human, now, limit) -> grants, Elevations.NONE, IDLE));
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (command != EndSessions.class && command != ListSessions.class) {
        unused(builder, command);
      }
    }
    return builder.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void unused(Handlers.Builder builder, Class<?> command) {
    builder.on(
        (Class) command,
        (Handler)
            permit -> {
              throw new AssertionError("no other command is tested here");
            });
  }
}
