package dev.ilk.issue.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionStore} and the {@link SessionLookup} over the same rows promise. Each
 * test begins with an empty store.
 */
public abstract class SessionStoreConformance {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Ids IDS = new Ids(() -> NOW);

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract SessionStore store();

  /**
   * How the human plane finds what it keeps.
   *
   * @return over the rows of {@link #store()}
   */
  protected abstract SessionLookup lookup();

  /**
   * How people find their own.
   *
   * @return over the rows of {@link #store()}
   */
  protected abstract OpenSessions.Finding finding();

  /**
   * How providers' sessions are found.
   *
   * @return over the rows of {@link #store()}
   */
  protected abstract SignedOn signedOn();

  /**
   * What it tells other nodes.
   *
   * @return the changes of {@link #store()}
   */
  protected abstract Changes changes();

  @Test
  void a_session_is_found_by_its_digest_as_it_was_created() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    assertEquals(Optional.of(state(session, NOW, false)), lookup().find(session.digest()));
    assertEquals(Optional.empty(), lookup().find(Sha256.hex("another secret")));
  }

  @Test
  void an_ended_session_is_found_as_ended_and_stays_so() throws StoreUnavailable {
    NewSession session = session("one");
    NewSession other = session("other");
    store().create(session);
    store().create(other);
    assertTrue(store().end(session.id()));
    assertFalse(store().end(session.id()), "ended before");
    assertFalse(store().end(IDS.session()), "unknown");
    assertEquals(Optional.of(state(session, NOW, true)), lookup().find(session.digest()));
    assertEquals(Optional.of(state(other, NOW, false)), lookup().find(other.digest()));
  }

  @Test
  void the_end_of_a_session_is_told_to_other_nodes() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    long before = changes().latest();
    store().end(session.id());
    assertTrue(
        changes().after(before, 10).stream()
            .anyMatch(change ->
                change.topic() == Changes.Topic.SESSION
                    && change.key().equals(session.id().value())));
  }

  @Test
  void use_moves_forward_and_never_back() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    lookup().touch(session.id(), NOW.plusSeconds(120));
    lookup().touch(session.id(), NOW.plusSeconds(60));
    assertEquals(
        Optional.of(state(session, NOW.plusSeconds(120), false)), lookup().find(session.digest()));
  }

  @Test
  void an_ended_or_unknown_session_is_not_used() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    store().end(session.id());
    lookup().touch(session.id(), NOW.plusSeconds(120));
    lookup().touch(IDS.session(), NOW.plusSeconds(120));
    assertEquals(Optional.of(state(session, NOW, true)), lookup().find(session.digest()));
  }

  @Test
  void what_was_proven_last_is_what_a_session_is_worth() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    Authentication later = new Authentication(NOW.plusSeconds(60), "phr", List.of("hwk", "pwd"));
    assertTrue(store().authenticated(session.id(), later));
    assertTrue(
        store().authenticated(session.id(), new Authentication(NOW, "", List.of("pwd"))),
        "one that took longer on its way changes nothing");
    SessionState found = lookup().find(session.digest()).orElseThrow();
    assertEquals(
        later, new Authentication(found.authenticated(), found.assurance(), found.factors()));
    assertEquals(NOW, found.issued());
    store().end(session.id());
    assertFalse(store().authenticated(session.id(), later), "ended");
    assertFalse(store().authenticated(IDS.session(), later), "unknown");
  }

  @Test
  void only_sessions_past_their_absolute_end_are_forgotten() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    assertEquals(0, store().prune(session.expires().minusMillis(1)));
    assertEquals(1, store().prune(session.expires()));
    assertEquals(Optional.empty(), lookup().find(session.digest()));
  }

  @Test
  void a_person_finds_their_open_sessions_and_nobody_elses_the_latest_first()
      throws StoreUnavailable {
    NewSession first = session("first");
    NewSession second = of(first, NOW.plusSeconds(60));
    NewSession ended = of(first, NOW.plusSeconds(120));
    for (NewSession one : List.of(first, second, ended, session("of another"))) {
      store().create(one);
    }
    store().end(ended.id());
    Instant then = NOW.plusSeconds(180);
    assertEquals(List.of(kept(second), kept(first)), finding().open(first.human(), then, 10));
    assertEquals(List.of(kept(second)), finding().open(first.human(), then, 1));
    assertEquals(
        List.of(kept(second)), finding().open(first.human(), first.expires(), 10), "expired");
  }

  @Test
  void a_person_is_found_by_the_providers_session_at_that_provider_alone() throws StoreUnavailable {
    NewSession one = session("one");
    store().create(one);
    store().create(session("other"));
    assertEquals(Optional.of(one.human()), signedOn().person(one.issuer(), "sid-one"));
    store().end(one.id());
    assertEquals(Optional.of(one.human()), signedOn().person(one.issuer(), "sid-one"));
    assertEquals(Optional.empty(), signedOn().person("https://other.example", "sid-one"));
    assertEquals(Optional.empty(), signedOn().person(one.issuer(), "sid-none"));
  }

  private static NewSession session(String name) {
    return new NewSession(
        IDS.session(),
        Sha256.hex("secret " + name),
        IDS.identity(),
        "https://login.example.com/realms/acme",
        "urn:example:gold",
        List.of("pwd", "otp"),
        NOW.minusSeconds(30),
        NOW,
        NOW.plus(Duration.ofHours(12)),
        IDS.correlation(),
        new Origin("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "192.0.2.7", "sid-" + name));
  }

  private static NewSession of(NewSession other, Instant issued) {
    return new NewSession(
        IDS.session(),
        Sha256.hex("secret of " + issued),
        other.human(),
        other.issuer(),
        other.assurance(),
        other.factors(),
        issued,
        issued,
        issued.plus(Duration.ofHours(12)),
        IDS.correlation(),
        new Origin("", "", ""));
  }

  private static KeptSession kept(NewSession session) {
    return new KeptSession(
        session.id(),
        session.issuer(),
        session.assurance(),
        session.factors(),
        session.authenticated(),
        session.issued(),
        session.issued(),
        session.expires(),
        session.origin());
  }

  private static SessionState state(NewSession session, Instant lastSeen, boolean ended) {
    return new SessionState(
        session.id(),
        session.human(),
        session.issuer(),
        session.assurance(),
        session.factors(),
        session.authenticated(),
        session.issued(),
        lastSeen,
        session.expires(),
        session.correlation(),
        ended);
  }
}
