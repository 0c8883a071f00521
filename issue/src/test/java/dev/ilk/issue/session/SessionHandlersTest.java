package dev.ilk.issue.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.CloseSession;
import dev.ilk.gate.Command;
import dev.ilk.gate.Done;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.OpenSession;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionHandlersTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration LIFE = Duration.ofHours(12);

  private final Ids ids = new Ids(() -> NOW);
  private final InMemorySessions sessions = new InMemorySessions();
  private final List<Event> record = new ArrayList<>();
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
  void a_sign_in_opens_a_session_of_which_only_the_digest_is_kept() {
    OpenSession.Opened opened = open(human(Optional.empty()));
    assertTrue(opened.secret().startsWith("ilk_ses_"));
    SessionState kept = sessions.find(Secrets.digest(opened.secret())).orElseThrow();
    assertEquals(opened.credential().id(), kept.id());
    assertEquals(NOW.plus(LIFE), kept.expires());
    assertEquals(List.of("hwk"), kept.factors());
    assertEquals(record.getLast().correlation(), kept.correlation());
    assertFalse(record.toString().contains(opened.secret()), "the record holds no secret");
  }

  @Test
  void a_session_ends_no_later_than_the_person() {
    Instant leaves = NOW.plus(Duration.ofHours(1));
    assertEquals(leaves, open(human(Optional.of(leaves))).credential().expires());
  }

  @Test
  void no_session_begets_another() {
    for (String method : List.of("session", "local-socket")) {
      Outcome<OpenSession.Opened> outcome =
          gate.pass(arrival(), attempt(method, Optional.empty()), new OpenSession());
      Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
      assertEquals("not_a_sign_in", refused.problems().getFirst().code());
    }
  }

  @Test
  void signing_out_ends_the_session_that_proved_it_and_twice_does_no_harm() {
    OpenSession.Opened opened = open(human(Optional.empty()));
    OpenSession.Opened other = open(human(Optional.empty()));
    for (int i = 0; i < 2; i++) {
      Outcome<Done> outcome =
          gate.pass(
              arrival(),
              attempt("session", Optional.of(opened.credential().id())),
              new CloseSession());
      assertInstanceOf(Outcome.Released.class, outcome);
    }
    assertTrue(sessions.find(Secrets.digest(opened.secret())).orElseThrow().ended());
    assertFalse(sessions.find(Secrets.digest(other.secret())).orElseThrow().ended());
  }

  @Test
  void without_a_session_there_is_none_to_end() {
    Outcome<Done> outcome =
        gate.pass(arrival(), attempt("local-socket", Optional.empty()), new CloseSession());
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals("no_session", refused.problems().getFirst().code());
  }

  @Test
  void a_session_of_more_than_a_day_cannot_be_configured() {
    for (Duration life : List.of(Duration.ZERO, Duration.ofHours(25))) {
      assertThrows(IllegalArgumentException.class, () -> new SessionOpening(sessions, ids, life));
    }
  }

  private OpenSession.Opened open(Human human) {
    Proven proven = new Proven(proof(human, "oidc", Optional.empty()));
    Outcome<OpenSession.Opened> outcome = gate.pass(arrival(), proven, new OpenSession());
    return outcome instanceof Outcome.Released<OpenSession.Opened>(var opened, var correlation)
        ? opened
        : fail(outcome);
  }

  private static OpenSession.Opened fail(Outcome<?> outcome) {
    throw new AssertionError(outcome);
  }

  private Proven attempt(String method, Optional<Id.Session> session) {
    return new Proven(proof(human(Optional.empty()), method, session));
  }

  private static HumanProof proof(Human human, String method, Optional<Id.Session> session) {
    return new HumanProof(
        human,
        method,
        "https://login.example.com",
        NOW,
        NOW,
        NOW.plusSeconds(60),
        Optional.empty(),
        session,
        "",
        List.of("hwk"),
        "Firefox");
  }

  private Human human(Optional<Instant> expires) {
    return new Human(
        ids.identity(),
        "alice",
        Human.Subtype.EMPLOYEE,
        Status.ACTIVE,
        NOW,
        expires,
        new Human.ProviderAccount("acme", Optional.of("s-1"), "alice@acme.example"),
        Set.of(),
        Set.of(),
        new Human.Profile("Alice", "", ""));
  }

  private Arrival arrival() {
    return new Arrival(ids.correlation(), NOW, "console", "192.0.2.7");
  }

  private Handlers handlers() {
    Handlers.Builder builder =
        Handlers.builder()
            .on(OpenSession.class, new SessionOpening(sessions, ids, LIFE))
            .on(CloseSession.class, new SessionClosing(sessions));
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (command != OpenSession.class && command != CloseSession.class) {
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
