package dev.ilk.issue.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.SessionView;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.place.Place;
import dev.ilk.place.Point;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.login.SignedOn;
import dev.ilk.prove.human.session.Bound;
import dev.ilk.prove.human.session.Moved;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.proof.Circumstances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
   * What is known of earlier sign-ins.
   *
   * @return as {@link #store()} noted them
   */
  protected abstract Familiar familiar();

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
    Authentication later =
        new Authentication(
            NOW.plusSeconds(60), "phr", List.of("hwk", "pwd"), "Firefox", "192.0.2.9");
    assertTrue(store().authenticated(session.id(), later));
    assertTrue(
        store().authenticated(session.id(), new Authentication(NOW, "", List.of("pwd"), "", "")),
        "one that took longer on its way changes nothing");
    SessionState found = lookup().find(session.digest()).orElseThrow();
    assertEquals(
        later,
        new Authentication(
            found.authenticated(),
            found.assurance(),
            found.factors(),
            found.bound().device(),
            found.bound().network()));
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

  @Test
  void what_a_session_is_bound_to_moves_with_a_new_proof() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    store()
        .authenticated(
            session.id(),
            new Authentication(NOW.plusSeconds(5), "phr", List.of(), "Safari", "192.0.2.9"));
    Bound bound = lookup().find(session.digest()).orElseThrow().bound();
    assertEquals(List.of("Safari", "192.0.2.9"), List.of(bound.device(), bound.network()));
    assertEquals(session.origin().circumstances().device(), bound.deviceName());
  }

  @Test
  void that_a_session_was_used_elsewhere_is_kept_and_may_end_it() throws StoreUnavailable {
    NewSession session = session("one");
    store().create(session);
    Moved moved =
        new Moved(
            Set.of(Circumstances.Change.NETWORK, Circumstances.Change.BROWSER),
            "curl/8",
            "198.51.100.9",
            NOW.plusSeconds(7));
    lookup().moved(session.id(), moved, false);
    SessionState state = lookup().find(session.digest()).orElseThrow();
    assertEquals(
        List.of(false, Optional.of(moved.at())), List.of(state.ended(), state.bound().moved()));
    KeptSession kept = finding().open(session.human(), NOW, 10).getFirst();
    assertEquals(
        Optional.of(
            new SessionView.Moved(
                List.of("browser", "network"), "curl/8", "198.51.100.9", moved.at())),
        kept.moved());
    long before = changes().latest();
    lookup().moved(session.id(), moved, true);
    assertTrue(lookup().find(session.digest()).orElseThrow().ended());
    assertTrue(changes().latest() > before, "told to other nodes");
  }

  @Test
  void where_a_person_signed_in_is_known_until_it_is_forgotten() throws StoreUnavailable {
    NewSession session = session("one");
    String device = session.origin().circumstances().device();
    assertFalse(familiar().isKnown(session.human(), device));
    assertEquals(Optional.empty(), familiar().last(session.human()));
    store().create(session);
    assertTrue(familiar().isKnown(session.human(), device));
    assertFalse(familiar().isKnown(IDS.identity(), device), "another person");
    assertEquals(
        Optional.of(new Familiar.Sighting(new Point(46.948, -7.4474, 20), NOW)),
        familiar().last(session.human()));
    store().create(of(session, NOW.plusSeconds(60)));
    assertEquals(NOW, familiar().last(session.human()).orElseThrow().at(), "no place was known");
    assertEquals(0, familiar().forget(NOW));
    assertEquals(2, familiar().forget(NOW.plusMillis(1)));
    assertFalse(familiar().isKnown(session.human(), device));
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
        new Origin(
            "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
            "192.0.2.7",
            new Place(
                Set.of("office"),
                Optional.of("CH"),
                OptionalLong.of(64500),
                "Example",
                Optional.of(new Point(46.948, -7.4474, 20))),
            new Circumstances(
                "sid-" + name,
                Optional.of("compliant"),
                Sha256.hex("device " + name),
                true,
                Optional.of(new Circumstances.Travelled(9000, 4500, true)),
                Optional.empty(),
                Set.of(),
                false)));
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
        Origin.UNKNOWN);
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
        session.origin().circumstances().providerSession(),
        session.origin().device(),
        session.origin().network(),
        session.origin().place().country(),
        session.origin().circumstances().newDevice(),
        session.origin().circumstances().posture(),
        Optional.empty());
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
        ended,
        session.origin().circumstances().providerSession(),
        new Bound(
            session.origin().circumstances().device(),
            session.origin().device(),
            session.origin().network(),
            session.origin().circumstances().newDevice(),
            session.origin().circumstances().travel(),
            session.origin().circumstances().posture(),
            Optional.empty()));
  }
}
