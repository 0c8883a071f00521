package dev.ilk.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 192.0.2.7, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "192.0.2.0/24, ::ffff:192.0.2.9, true"
  })
  void a_block_holds_what_its_length_says(String block, String address, boolean holds) {
    assertEquals(holds, Good.of(Cidr.parse(block)).contains(Addresses.read(address).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.1/24",
        "192.0.2.0/024",
        "192.0.2/24",
        "192.0.2.0/-1",
        "2001:db8::/129",
        "2001:db8::1/32",
        "office",
        "192.0.2.0/24 ",
        "10/8"
      })
  void what_is_no_block_or_says_two_things_is_refused(String text) {
    assertInstanceOf(Result.Failed.class, Cidr.parse(text));
  }

  @Test
  void a_long_text_is_shown_in_part() {
    Result.Failed<?> failed = assertInstanceOf(Result.Failed.class, Cidr.parse("x".repeat(10_000)));
    assertEquals(true, failed.problems().getFirst().message().length() < 200);
  }
}
