package dev.ilk.registry.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("name", "display_name", "credential_lifetime", "owner", "expires");

  @Test
  void slips_of_the_pen_are_recognised() {
    assertEquals(Optional.of("name"), Nearest.of("nmae", KNOWN));
    assertEquals(Optional.of("display_name"), Nearest.of("displayName", KNOWN));
    assertEquals(Optional.of("display_name"), Nearest.of("display-name", KNOWN));
    assertEquals(Optional.of("credential_lifetime"), Nearest.of("credentials_lifetme", KNOWN));
    assertEquals(Optional.of("expires"), Nearest.of("expire", KNOWN));
  }

  @Test
  void what_is_nothing_like_it_is_not() {
    assertEquals(Optional.empty(), Nearest.of("colour", KNOWN));
    assertEquals(Optional.empty(), Nearest.of("", KNOWN));
    assertEquals(Optional.empty(), Nearest.of("x".repeat(10_000), KNOWN));
  }
}
