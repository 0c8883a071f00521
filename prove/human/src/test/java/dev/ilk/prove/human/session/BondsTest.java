package dev.ilk.prove.human.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.Secrets;
import dev.ilk.place.Client;
import dev.ilk.place.Place;
import dev.ilk.prove.human.InMemoryHumans;
import dev.ilk.prove.human.People;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.session.Bonds.Consequence;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Circumstances;
import dev.ilk.prove.proof.Circumstances.Change;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.human.HumanProof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session's cookie in other hands: what is noticed, and what follows. */
class BondsTest {
  private static final Instant NOW = People.NOW;
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/140.0";
  private static final String NEWER = "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/141.0";
  private static final String CURL = "curl/8.5.0";
  private static final String OFFICE = "192.0.2.7";
  private static final String ABROAD = "198.51.100.9";

  private final Ids ids = new Ids(() -> NOW);
  private final InMemoryHumans humans = new InMemoryHumans();
  private final Human alice = People.employee("alice");
  private final DeviceCookies cookies = new DeviceCookies(DerivedMac.ephemeral());
  private final String device = cookies.mint();
  private final String secret = Secrets.random(Sessions.PREFIX).reveal();
  private final Kept kept = new Kept();

  private final class Kept implements SessionLookup {
    private final List<Moved> notes = new ArrayList<>();
    private boolean ended;
    private String deviceName = cookies.name(Optional.of(device)).orElseThrow();

    @Override
    public Optional<SessionState> find(String digest) {
      return Optional.of(
          new SessionState(
              ids.session(),
              alice.id(),
              "https://login.example.com",
              "",
              List.of(),
              NOW,
              NOW,
              NOW,
              NOW.plus(Duration.ofHours(12)),
              ids.correlation(),
              ended,
              "sid-1",
              new Bound(
                  deviceName,
                  FIREFOX,
                  OFFICE,
                  true,
                  Optional.empty(),
                  Optional.of("compliant"),
                  notes.stream().map(Moved::at).reduce((a, b) -> b))));
    }

    @Override
    public void touch(Id.Session id, Instant at) {}

    @Override
    public void moved(Id.Session id, Moved moved, boolean ends) {
      notes.add(moved);
      ended |= ends;
    }
  }

  @BeforeEach
  void register() {
    humans.put(alice);
  }

  private static Place place(String address) {
    return switch (address) {
      case OFFICE -> country("CH", 64500, Set.of("office"));
      case "192.0.2.8" -> country("CH", 64500, Set.of("office"));
      case ABROAD -> country("BR", 64501, Set.of());
      default -> Place.UNKNOWN;
    };
  }

  private static Place country(String code, long operator, Set<String> networks) {
    return new Place(networks, Optional.of(code), OptionalLong.of(operator), "", Optional.empty());
  }

  private Attempt prove(
      Map<Change, Consequence> rules, Optional<String> cookie, String agent, String address) {
    Bonds bonds = new Bonds(rules, BondsTest::place, Optional.of(cookies));
    Shown shown =
        new Shown(
            Optional.of(secret),
            Optional.empty(),
            agent,
            cookie,
            new Client(address, place(address)));
    return new Sessions(kept, humans, Duration.ofMinutes(30), bonds).reader(shown, NOW);
  }

  private static Circumstances proven(Attempt attempt) {
    Proven proven = assertInstanceOf(Proven.class, attempt);
    return ((HumanProof) proven.proof()).circumstances();
  }

  @Test
  void where_it_was_opened_a_session_goes_on_and_tells_how_it_was_opened() {
    Circumstances seen = proven(prove(Bonds.USUAL, Optional.of(device), FIREFOX, OFFICE));
    assertEquals(Set.of(), seen.changes());
    assertEquals(Optional.of("compliant"), seen.posture());
    assertEquals(Optional.of(NOW), seen.opened());
    assertTrue(seen.newDevice());
    assertEquals(List.of(), kept.notes);
  }

  @Test
  void a_stolen_cookie_shown_by_another_device_ends_the_session_for_good() {
    for (Optional<String> shown :
        List.of(
            Optional.<String>empty(),
            Optional.of(cookies.mint()),
            Optional.of(device + "x"),
            Optional.of(device.substring(0, device.indexOf('.'))),
            Optional.of(new DeviceCookies(DerivedMac.ephemeral()).mint()))) {
      kept.ended = false;
      Unproven unproven =
          assertInstanceOf(
              Unproven.class, prove(Bonds.USUAL, shown, FIREFOX, OFFICE), shown.toString());
      assertEquals("session_moved", unproven.problem().code());
      assertEquals("device", unproven.evidence().get("changed"));
      assertTrue(kept.ended);
    }
    Unproven after =
        assertInstanceOf(Unproven.class, prove(Bonds.USUAL, Optional.of(device), FIREFOX, OFFICE));
    assertEquals("session_ended", after.problem().code());
  }

  @Test
  void another_browser_with_all_cookies_is_challenged() {
    Circumstances seen = proven(prove(Bonds.USUAL, Optional.of(device), CURL, OFFICE));
    assertEquals(Set.of(Change.BROWSER), seen.changes());
    assertTrue(seen.challenged());
    assertEquals(CURL, kept.notes.getFirst().device());
  }

  @Test
  void a_browser_that_updated_itself_is_the_same() {
    assertEquals(
        Set.of(), proven(prove(Bonds.USUAL, Optional.of(device), NEWER, OFFICE)).changes());
  }

  @Test
  void another_address_of_the_same_network_is_no_change_and_one_abroad_is() {
    assertEquals(
        Set.of(), proven(prove(Bonds.USUAL, Optional.of(device), FIREFOX, "192.0.2.8")).changes());
    Circumstances abroad = proven(prove(Bonds.USUAL, Optional.of(device), FIREFOX, ABROAD));
    assertEquals(Set.of(Change.NETWORK), abroad.changes());
    assertEquals(false, abroad.challenged(), "policies say what follows");
  }

  @Test
  void what_follows_is_what_is_configured() {
    Map<Change, Consequence> strict = Map.of(Change.NETWORK, Consequence.END);
    assertInstanceOf(Unproven.class, prove(strict, Optional.of(device), FIREFOX, ABROAD));
    kept.ended = false;
    assertEquals(
        Set.of(), proven(prove(strict, Optional.empty(), CURL, OFFICE)).changes(), "not asked for");
  }

  @Test
  void a_session_of_before_device_cookies_goes_on() {
    kept.deviceName = "";
    assertEquals(Set.of(), proven(prove(Bonds.USUAL, Optional.empty(), FIREFOX, OFFICE)).changes());
  }

  @Test
  void whoever_asks_on_and_on_from_elsewhere_makes_one_note_a_minute() {
    for (int i = 0; i < 20; i++) {
      prove(Bonds.USUAL, Optional.of(device), CURL, OFFICE);
    }
    assertEquals(1, kept.notes.size());
  }
}
