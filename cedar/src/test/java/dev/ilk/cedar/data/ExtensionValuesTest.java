package dev.ilk.cedar.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.5, 15000",
    "-1.5, -15000",
    "-0.0001, -1",
    "00000000000000000000000000000000000000000000000000000000000000000000000001.0, 10000",
    "922337203685477.5807, 9223372036854775807",
    "-922337203685477.5808, -9223372036854775808"
  })
  void decimals_are_read(String text, long tenThousandths) {
    assertEquals(Optional.of(new DecimalValue(tenThousandths)), DecimalValue.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.",
        ".1",
        "-.1",
        "1.12345",
        "1.0e3",
        "+1.0",
        " 1.0",
        "1.0\n",
        "1_0.0",
        "٣.0",
        "922337203685477.5808",
        "-922337203685477.5809",
        "99999999999999999999999999.0",
        "1.0.0"
      })
  void what_is_no_decimal_is_refused(String text) {
    assertEquals(Optional.empty(), DecimalValue.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"15000, 1.5000", "-1, -0.0001", "-9223372036854775808, -922337203685477.5808"})
  void decimals_are_written_so_that_they_read_back(long tenThousandths, String text) {
    DecimalValue value = new DecimalValue(tenThousandths);
    assertEquals(text, value.text());
    assertEquals(Optional.of(value), DecimalValue.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01, 0",
    "1970-01-01T00:00:00.001Z, 1",
    "1969-12-31T23:59:59.999Z, -1",
    "1970-01-01T01:30:00+0130, 0",
    "1969-12-31T22:30:00-0130, 0",
    "2024-02-29, 1709164800000",
    "0000-01-01, -62167219200000"
  })
  void datetimes_are_read(String text, long millis) {
    assertEquals(Optional.of(new DatetimeValue(millis)), DatetimeValue.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1970",
        "1970-1-1",
        "1970-01-01T",
        "1970-01-01T00:00:00",
        "1970-01-01 00:00:00Z",
        "2023-02-29",
        "1970-13-01",
        "1970-01-01T24:00:00Z",
        "1970-01-01T23:60:00Z",
        "1970-01-01T23:59:60Z",
        "1970-01-01T00:00:00.1Z",
        "1970-01-01T00:00:00+2400",
        "1970-01-01T00:00:00+0060",
        "1970-01-01T00:00:00z",
        "-0001-01-01",
        "19700-01-01",
        "1970-01-01T00:00:00+01:30",
        "1970-01-01Z"
      })
  void what_is_no_datetime_is_refused(String text) {
    assertEquals(Optional.empty(), DatetimeValue.parse(text));
  }

  @Test
  void days_begin_at_midnight_also_before_the_epoch() {
    assertEquals(Optional.of(new DatetimeValue(-86_400_000)), new DatetimeValue(-1).toDate());
    assertEquals(new DurationValue(86_399_999), new DatetimeValue(-1).toTime());
    assertEquals(Optional.of(new DatetimeValue(0)), new DatetimeValue(86_399_999).toDate());
    assertEquals(new DurationValue(0), new DatetimeValue(-86_400_000).toTime());
    assertEquals(Optional.empty(), new DatetimeValue(Long.MIN_VALUE).toDate());
  }

  @ParameterizedTest
  @CsvSource({
    "0ms, 0",
    "1d2h3m4s5ms, 93784005",
    "-1d, -86400000",
    "1ms, 1",
    "0000000000000000000000000001s, 1000",
    "9223372036854775807ms, 9223372036854775807",
    "-9223372036854775808ms, -9223372036854775808"
  })
  void durations_are_read(String text, long millis) {
    assertEquals(Optional.of(new DurationValue(millis)), DurationValue.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1",
        "d",
        "1h1d",
        "1s1s",
        "1.5s",
        "+1s",
        " 1s",
        "1S",
        "--1s",
        "1m-1s",
        "9223372036854775808ms",
        "-9223372036854775809ms",
        "106751991168d",
        "99999999999999999999999999999999999999999999d"
      })
  void what_is_no_duration_is_refused(String text) {
    assertEquals(Optional.empty(), DurationValue.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "255.255.255.255/32",
        "10.0.0.0/8",
        "1.2.3.4/0",
        "::",
        "::1",
        "1::",
        "::1/128",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "FF00::abcd/8",
        "::/0"
      })
  void addresses_are_read_and_written_so_that_they_read_back(String text) {
    IpValue value = IpValue.parse(text).orElseThrow();
    assertEquals(Optional.of(value), IpValue.parse(value.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "01.2.3.4",
        "1.2.3.4/33",
        "1.2.3.4/08",
        "1.2.3.4/",
        "1.2.3.4/-1",
        "1.2.3.4/8/8",
        "::ffff:127.0.0.1",
        ":::",
        "1::2::3",
        "12345::",
        "g::",
        ":1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1/129",
        "::1/064",
        "::1%eth0",
        " 1.2.3.4",
        "1.2.3.4 ",
        "0000:0000:0000:0000:0000:0000:0000:0000/1280",
        "١.2.3.4"
      })
  void what_is_no_address_is_refused(String text) {
    assertEquals(Optional.empty(), IpValue.parse(text));
  }

  @Test
  void ranges_hold_their_parts_and_nothing_of_the_other_version() {
    assertTrue(ip("10.1.2.3").isInRange(ip("10.0.0.0/8")));
    assertTrue(ip("10.1.0.0/16").isInRange(ip("10.9.9.9/8")));
    assertFalse(ip("10.0.0.0/8").isInRange(ip("10.1.0.0/16")));
    assertFalse(ip("11.0.0.0").isInRange(ip("10.0.0.0/8")));
    assertTrue(ip("1.2.3.4").isInRange(ip("9.9.9.9/0")));
    assertTrue(ip("1:2:3:4::1").isInRange(ip("1:2:3:4::/64")));
    assertTrue(ip("1:2:3:4:8000::1").isInRange(ip("1:2:3:4:8000::/65")));
    assertFalse(ip("1:2:3:4::1").isInRange(ip("1:2:3:4:8000::/65")));
    assertFalse(ip("0.0.0.1").isInRange(ip("::/0")));
  }

  @Test
  void loopback_and_multicast_are_about_the_whole_range() {
    assertTrue(ip("127.255.0.1").isLoopback());
    assertTrue(ip("127.0.0.0/8").isLoopback());
    assertFalse(ip("127.0.0.0/7").isLoopback());
    assertTrue(ip("::1").isLoopback());
    assertFalse(ip("::1/127").isLoopback());
    assertTrue(ip("239.1.1.1").isMulticast());
    assertFalse(ip("224.0.0.0/3").isMulticast());
    assertTrue(ip("ff02::1").isMulticast());
    assertFalse(ip("ff00::/7").isMulticast());
  }

  @Test
  void addresses_keep_their_host_bits_in_equality() {
    assertFalse(ip("10.0.0.1/8").equals(ip("10.0.0.2/8")));
    assertFalse(ip("10.0.0.1").equals(ip("10.0.0.1/31")));
    assertTrue(ip("10.0.0.1").equals(ip("10.0.0.1/32")));
  }

  private static IpValue ip(String text) {
    return IpValue.parse(text).orElseThrow();
  }
}
