package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterExamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("ilk.root"));

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "helidon"})
  void the_documentation_shows_what_compiles(String name) throws IOException {
    String source =
        Files.readString(ROOT.resolve("guard/src/test/java/dev/ilk/guard/FilterExamples.java"));
    int start = source.indexOf("    // " + name + "\n") + "    // \n".length() + name.length();
    String example = source.substring(start, source.indexOf("\n    // end", start)).stripIndent();
    String page = Files.readString(ROOT.resolve("docs/guard.md"));
    assertTrue(page.contains("```java\n" + example + "\n```"), example);
  }
}
