package dev.ilk.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every source is formatted by google-java-format. {@code mvn test -pl house -Dilk.format=write}
 * formats what is not.
 */
class FormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("ilk.format"));

  @Test
  void every_source_is_formatted() throws IOException, FormatterException {
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    Set<String> unformatted = new TreeSet<>();
    for (Path source : House.sources(House.ROOT)) {
      String text = Files.readString(source);
      String imports =
          RemoveUnusedImports.removeUnusedImports(
              ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE));
      String formatted = formatter.formatSource(imports);
      if (!formatted.equals(text)) {
        if (WRITE) {
          Files.writeString(source, formatted);
        } else {
          unformatted.add(House.name(source));
        }
      }
    }
    assertEquals(
        Set.of(), unformatted, "format them with: mvn test -pl house -am -Dilk.format=write");
  }
}
