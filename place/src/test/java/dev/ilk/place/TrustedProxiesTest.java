package dev.ilk.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.place.TrustedProxies.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
  private static final List<Cidr> OURS =
      List.of(Good.of(Cidr.parse("10.0.0.0/8")), Good.of(Cidr.parse("2001:db8:1::/48")));
  private static final TrustedProxies PLAIN = new TrustedProxies(OURS, Header.X_FORWARDED_FOR);
  private static final TrustedProxies STANDARD = new TrustedProxies(OURS, Header.FORWARDED);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.1 | 192.0.2.7                          | 192.0.2.7
          10.0.0.1 | 203.0.113.1, 192.0.2.7             | 192.0.2.7
          10.0.0.1 | 192.0.2.7, 10.0.0.2                | 192.0.2.7
          10.0.0.1 | 192.0.2.7:4711                     | 192.0.2.7
          10.0.0.1 | [2001:db8::7]:4711                 | 2001:db8:0:0:0:0:0:7
          10.0.0.1 | 2001:db8::7                        | 2001:db8:0:0:0:0:0:7
          10.0.0.1 | 10.0.0.3, 10.0.0.2                 | 10.0.0.3
          10.0.0.1 | ''                                 | 10.0.0.1
          10.0.0.1 | 192.0.2.7, unknown                 | 10.0.0.1
          10.0.0.1 | 192.0.2.7, unknown, 10.0.0.2       | 10.0.0.2
          10.0.0.1 | 192.0.2.7,                         | 10.0.0.1
          203.0.113.9 | 192.0.2.7                       | 203.0.113.9
          203.0.113.9 | 10.0.0.1                        | 203.0.113.9
          2001:db8:1::5 | 192.0.2.7                     | 192.0.2.7
          """)
  void the_first_from_the_right_that_is_no_proxy_of_ours_is_the_caller(
      String peer, String header, String client) {
    assertEquals(client, PLAIN.client(peer, List.of(header)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          for=192.0.2.7                                    | 192.0.2.7
          for=192.0.2.7;proto=https;by=10.0.0.1            | 192.0.2.7
          proto=https; For="192.0.2.7:4711"                | 192.0.2.7
          for="[2001:db8::7]:4711"                         | 2001:db8:0:0:0:0:0:7
          for=203.0.113.1, for=192.0.2.7, for=10.0.0.2     | 192.0.2.7
          for=192.0.2.7, for=_hidden                       | 10.0.0.1
          for=unknown                                      | 10.0.0.1
          by=192.0.2.7                                     | 10.0.0.1
          192.0.2.7                                        | 10.0.0.1
          forx=192.0.2.7                                   | 10.0.0.1
          """)
  void the_standard_header_is_read_as_the_standard_says(String header, String client) {
    assertEquals(client, STANDARD.client("10.0.0.1", List.of(header)));
  }

  @Test
  void several_lines_are_one_list() {
    assertEquals(
        "192.0.2.7", PLAIN.client("10.0.0.1", List.of("203.0.113.1", "192.0.2.7", "10.0.0.2")));
  }

  @Test
  void without_proxies_and_at_a_socket_headers_tell_nothing() {
    assertEquals("10.0.0.1", TrustedProxies.NONE.client("10.0.0.1", List.of("192.0.2.7")));
    assertEquals("", PLAIN.client("", List.of("192.0.2.7")));
  }

  /** INVARIANT: whatever stands in the header, nobody speaks for a network that is not theirs. */
  @Test
  void a_caller_cannot_choose_its_address_however_it_fills_the_header() {
    Random random = new Random(3);
    String[] parts = {
      "192.0.2.7", "10.0.0.1", ",", " ", "\"", "for=", ";", "[", "]", ":", "%", "x"
    };
    for (int i = 0; i < 5000; i++) {
      StringBuilder planted = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        planted.append(parts[random.nextInt(parts.length)]);
      }
      List<String> lines = new ArrayList<>(List.of(planted.toString(), "203.0.113.9"));
      assertEquals("203.0.113.9", PLAIN.client("10.0.0.1", lines), planted.toString());
      String of = STANDARD.client("10.0.0.1", List.of(planted + ",for=203.0.113.9"));
      assertTrue(of.equals("203.0.113.9") || of.equals("10.0.0.1"), planted.toString());
    }
  }

  @Test
  void a_very_long_list_is_looked_at_from_its_end_only() {
    String list = "192.0.2.7," + "10.0.0.2,".repeat(10_000) + "10.0.0.3";
    assertEquals("10.0.0.2", PLAIN.client("10.0.0.1", List.of(list)));
  }
}
