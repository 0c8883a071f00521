package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's own token for Ilk's interfaces. */
class OwnTokenTest {
  private final Service service = new Service();
  private final SettableClock clock = service.ilk.clock;

  @AfterEach
  void close() {
    service.close();
  }

  private String current() {
    try {
      return service.own.current();
    } catch (IlkUnavailable e) {
      return "unavailable";
    }
  }

  @Test
  void the_platforms_token_is_exchanged_for_one_for_ilk_itself() {
    assertEquals("own-1", current());
    assertEquals(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
            + "&subject_token=platform-token"
            + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt&audience="
            + service.ilk.address().replace(":", "%3A").replace("/", "%2F"),
        service.forms.getFirst());
  }

  @Test
  void it_is_renewed_when_four_fifths_of_its_life_are_over() {
    assertEquals("own-1", current());
    clock.move(Duration.ofSeconds(239));
    assertEquals("own-1", current());
    clock.move(Duration.ofSeconds(1));
    assertEquals("own-2", current());
  }

  @Test
  void it_serves_to_its_end_while_no_other_can_be_had() {
    assertEquals("own-1", current());
    service.answers(Service.TOKEN, 503, "{}");
    clock.move(Duration.ofSeconds(299));
    assertEquals("own-1", current());
    clock.move(Duration.ofSeconds(1));
    assertEquals("unavailable", current());
  }

  @Test
  void a_failing_exchange_is_tried_once_a_second() {
    service.answers(Service.TOKEN, 503, "{}");
    for (int i = 0; i < 20; i++) {
      assertEquals("unavailable", current());
    }
    assertEquals(1, service.received.size());
    clock.move(Duration.ofSeconds(1));
    assertEquals("unavailable", current());
    assertEquals(2, service.received.size());
  }

  @Test
  void a_clock_put_back_does_not_make_it_live_longer() {
    assertEquals("own-1", current());
    clock.move(Duration.ofHours(-1));
    assertEquals("own-2", current());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"expires_in\":300}",
        "{\"access_token\":7,\"expires_in\":300}",
        "{\"access_token\":\"t\",\"access_token\":\"t\"}",
        "[]",
        ""
      })
  void an_exchange_without_a_token_gives_none(String answer) {
    service.answers(Service.TOKEN, 200, answer);
    assertEquals("unavailable", current());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "\"300\"", "1.5"})
  void a_token_without_a_life_is_used_once(String seconds) {
    service.answers(Service.TOKEN, 200, "{\"access_token\":\"t\",\"expires_in\":" + seconds + "}");
    assertEquals("t", current());
    assertEquals("t", current());
    assertEquals(2, service.received.size());
  }

  @Test
  void an_endless_life_is_cut() {
    service.answers(
        Service.TOKEN, 200, "{\"access_token\":\"t\",\"expires_in\":" + Long.MAX_VALUE + "}");
    assertEquals("t", current());
    clock.move(Duration.ofHours(1));
    assertEquals("t", current());
    assertEquals(2, service.received.size());
  }
}
