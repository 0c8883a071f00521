package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The messages people get, and the changes they are shown, as text files that are read in reviews.
 * After a wanted change: {@code mvn test -pl registry -am -Dilk.golden=write}, run from {@code
 * registry} or the root.
 */
class DeclarationsGoldenTest {
  private static final Path RESOURCES =
      Path.of(System.getProperty("ilk.root"))
          .resolve("registry/src/test/resources/dev/ilk/registry");

  @Test
  void everything_wrong_with_a_file_is_told_at_once() throws StoreUnavailable, IOException {
    compare("wrong.expected.txt", new World().refusal(Texts.of("wrong.yaml")));
  }

  @Test
  void a_new_registry_is_filled_in_a_steady_order() throws StoreUnavailable, IOException {
    List<String> lines = new World().applied(Texts.of("acme.yaml"));
    compare("acme.expected.txt", String.join("\n", lines) + "\n");
  }

  private static void compare(String file, String actual) throws IOException {
    if ("write".equals(System.getProperty("ilk.golden"))) {
      Files.writeString(RESOURCES.resolve(file), actual);
    }
    assertEquals(Texts.of(file), actual);
  }
}
