package dev.ilk.prove.human.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/console", "/console/delegations?after=dlg_1&x=%2F%2Fa", "/a/..//b"})
  void paths_on_this_server_are_kept_as_they_are(String path) {
    assertEquals(path, LocalPath.of(path).orElseThrow().value());
    assertEquals("ilk.example", URI.create("https://ilk.example/login").resolve(path).getHost());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "console",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "https://evil.example/",
        "https:evil.example",
        "javascript:alert(1)",
        " /console",
        "/console#x",
        "/ünï",
        "/a\0b"
      })
  void anything_that_could_lead_elsewhere_is_no_path(String text) {
    assertEquals(Optional.empty(), LocalPath.of(text));
    assertThrows(IllegalArgumentException.class, () -> new LocalPath(text));
  }

  @Test
  void a_path_is_bounded() {
    assertTrue(LocalPath.of("/" + "a".repeat(499)).isPresent());
    assertEquals(Optional.empty(), LocalPath.of("/" + "a".repeat(500)));
  }
}
