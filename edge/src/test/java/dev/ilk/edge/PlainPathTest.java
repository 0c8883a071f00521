package dev.ilk.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
  @Test
  void a_plain_path_is_its_segments_and_a_query_is_none_of_it() {
    assertEquals(
        Optional.of(List.of("payments", "p-1:a@b")),
        PlainPath.of("/payments/p-1:a@b?x=/../%2f").map(PlainPath::segments));
    assertEquals(Optional.of(List.of("")), PlainPath.of("/").map(PlainPath::segments));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "payments",
        "//",
        "/a/",
        "/a//b",
        "/./a",
        "/a/..",
        "/a%2fb",
        "/%61",
        "/a\\b",
        "/a;b",
        "/a b",
        "/a#b",
        "/é",
        "/a\u0000",
        "http://elsewhere/a"
      })
  void what_could_be_read_in_two_ways_is_not_plain(String path) {
    assertEquals(Optional.empty(), PlainPath.of(path));
  }

  @Test
  void a_path_that_is_too_long_is_not_plain() {
    assertEquals(Optional.empty(), PlainPath.of("/" + "a".repeat(5000)));
  }
}
