package dev.ilk.prove.human.session;

import static dev.ilk.prove.human.Attempts.code;
import static dev.ilk.prove.human.Attempts.proof;
import static dev.ilk.prove.human.Attempts.refusal;
import static dev.ilk.prove.human.People.IDS;
import static dev.ilk.prove.human.People.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.InMemoryHumans;
import dev.ilk.prove.human.People;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.human.HumanProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  private static final String JWT =
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2NpIiwic3ViIjoicmVwbyJ9.AAAA";

  private final InMemoryHumans humans = new InMemoryHumans();
  private final Human alice = People.employee("alice");
  private final String secret = Secrets.random(Sessions.PREFIX).reveal();
  private final OneSession lookup = new OneSession();
  private final Sessions sessions = new Sessions(lookup, humans, Duration.ofMinutes(30));

  /** One session, which can be unreachable. */
  private final class OneSession implements SessionLookup {
    private Optional<SessionState> state = Optional.empty();
    private final List<Instant> touched = new ArrayList<>();
    private boolean down;

    @Override
    public Optional<SessionState> find(String digest) throws StoreUnavailable {
      if (down) {
        throw new StoreUnavailable("down", new IllegalStateException());
      }
      return state.filter(unused -> digest.equals(Secrets.digest(secret)));
    }

    @Override
    public void touch(Id.Session id, Instant at) {
      touched.add(at);
    }

    @Override
    public void moved(Id.Session id, Moved moved, boolean ends) {}
  }

  @BeforeEach
  void open() {
    humans.put(alice);
    lookup.state = Optional.of(session(NOW, false));
  }

  @Test
  void the_cookie_of_an_open_session_proves_its_person() {
    HumanProof proof = proof(prove(NOW.plusSeconds(5)));
    SessionState session = lookup.state.orElseThrow();
    assertEquals(alice, proof.actor());
    assertEquals("session", proof.method());
    assertEquals("https://login.example.com", proof.issuer());
    assertEquals(Optional.of(session.id()), proof.session());
    assertEquals(Optional.of(session.correlation()), proof.correlation());
    assertEquals(List.of("pwd", "otp"), proof.factors());
    assertEquals(session.expires(), proof.expires());
    assertEquals("Firefox", proof.device());
  }

  @Test
  void use_is_noted_once_a_minute() {
    prove(NOW.plusSeconds(59));
    assertEquals(List.of(), lookup.touched);
    prove(NOW.plusSeconds(60));
    assertEquals(List.of(NOW.plusSeconds(60)), lookup.touched);
  }

  @Test
  void a_session_left_alone_too_long_is_refused() {
    proof(prove(NOW.plus(Duration.ofMinutes(30)).minusMillis(1)));
    assertEquals("session_idle", code(prove(NOW.plus(Duration.ofMinutes(30)))));
  }

  @Test
  void a_session_in_constant_use_still_ends() {
    Instant end = lookup.state.orElseThrow().expires();
    lookup.state = Optional.of(session(end.minusSeconds(10), false));
    proof(prove(end.minusMillis(1)));
    assertEquals("session_expired", code(prove(end)));
  }

  @Test
  void an_ended_session_is_refused_and_names_its_person_to_the_record_only() {
    lookup.state = Optional.of(session(NOW, true));
    Unproven refusal = refusal(prove(NOW.plusSeconds(5)));
    assertEquals("session_ended", refusal.problem().code());
    assertEquals(Optional.of(alice), refusal.claimed());
    assertEquals("sign_in_failed", refusal.told().code());
  }

  @Test
  void a_revoked_person_is_refused_at_once() {
    humans.put(People.with(alice, Status.REVOKED, Optional.empty()));
    assertEquals("human_revoked", code(prove(NOW.plusSeconds(5))));
  }

  @Test
  void a_session_does_not_outlive_its_person() {
    Instant leaves = NOW.plusSeconds(60);
    humans.put(People.with(alice, Status.ACTIVE, Optional.of(leaves)));
    assertEquals(leaves, proof(prove(NOW.plusSeconds(5))).expires());
    assertEquals("human_expired", code(prove(leaves)));
  }

  @Test
  void a_change_needs_the_token_that_only_this_sessions_pages_carry() {
    Shown shown = shown(secret, "");
    String token = Intent.token(secret);
    proof(sessions.changer(shown, new Intent(token, false), NOW));
    String others = Intent.token(Secrets.random(Sessions.PREFIX).reveal());
    for (String wrong : List.of("", others, token + "x", "x".repeat(1 << 20))) {
      Attempt forged = sessions.changer(shown, new Intent(wrong, false), NOW);
      assertEquals("cross_site_request", code(forged));
    }
    assertEquals("cross_site_request", code(sessions.changer(shown, new Intent(token, true), NOW)));
  }

  @Test
  void an_unknown_secret_and_an_ended_session_look_alike_outside() {
    Unproven unknown = refusal(prove(Secrets.random(Sessions.PREFIX).reveal(), NOW));
    lookup.state = Optional.of(session(NOW, true));
    assertEquals("session_unknown", unknown.problem().code());
    assertEquals(refusal(prove(NOW)).told(), unknown.told());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer " + JWT,
        "DPoP " + JWT,
        JWT,
        "Basic Y2k6c2VjcmV0",
        "Bearer ilk_key_abc",
        "ilk_key_abc"
      })
  void softwares_credentials_do_not_open_a_door_for_people(String shown) {
    Shown beside = new Shown(Optional.of(secret), Optional.of(shown), "");
    assertEquals("wrong_plane", code(sessions.reader(beside, NOW)), "beside a good cookie");
    assertEquals("wrong_plane", code(prove(shown, NOW)), "in the cookie");
  }

  @Test
  void what_a_foreign_token_claims_is_kept_for_the_record() {
    Unproven refusal = refusal(prove(JWT, NOW));
    assertEquals("https://ci", refusal.evidence().get("claimed_issuer"));
    assertEquals("repo", refusal.evidence().get("claimed_subject"));
    assertEquals("wrong_plane", refusal.told().code());
  }

  @Test
  void a_session_outside_its_cookie_is_refused() {
    Shown header = new Shown(Optional.empty(), Optional.of("Bearer " + secret), "");
    assertEquals("session_not_in_cookie", code(sessions.reader(header, NOW)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ilk_ses_", "ilk_ses_short", "garbage", "a.b.c", "\0\n", "eyJ..."})
  void malformed_cookies_are_refused(String cookie) {
    assertEquals("session_malformed", code(prove(cookie, NOW)));
  }

  @Test
  void an_enormous_cookie_is_refused() {
    assertEquals("session_malformed", code(prove("x".repeat(1 << 20), NOW)));
    assertEquals("session_malformed", code(prove(secret + "x".repeat(1 << 20), NOW)));
  }

  @Test
  void without_the_store_nobody_is_proven_and_the_caller_may_know_why() {
    lookup.down = true;
    assertEquals(Problem.Kind.UNAVAILABLE, refusal(prove(NOW)).told().kind());
  }

  @Test
  void what_the_browser_says_of_itself_is_cut() {
    assertEquals(Shown.MAX_DEVICE, shown(secret, "x".repeat(10_000)).device().length());
  }

  @Test
  void an_idle_limit_below_the_touch_interval_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Sessions(lookup, humans, Duration.ofSeconds(90)));
  }

  private Attempt prove(Instant now) {
    return prove(secret, now);
  }

  private Attempt prove(String cookie, Instant now) {
    return sessions.reader(shown(cookie, "Firefox"), now);
  }

  private static Shown shown(String cookie, String device) {
    return new Shown(Optional.of(cookie), Optional.empty(), device);
  }

  private SessionState session(Instant lastSeen, boolean ended) {
    return new SessionState(
        IDS.session(),
        alice.id(),
        "https://login.example.com",
        "",
        List.of("pwd", "otp"),
        NOW,
        NOW,
        lastSeen,
        NOW.plus(Duration.ofHours(12)),
        IDS.correlation(),
        ended);
  }
}
