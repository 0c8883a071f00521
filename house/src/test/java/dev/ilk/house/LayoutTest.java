package dev.ilk.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How sources are laid out. */
class LayoutTest {
  private static final int LONGEST = 500;

  @Test
  void every_package_says_what_it_owns() {
    Set<String> silent = new TreeSet<>();
    for (Path room : House.rooms()) {
      for (Path source : House.sources(room.resolve("src/main/java"))) {
        Path folder = source.getParent();
        boolean root = source.endsWith("module-info.java");
        if (!root && !Files.exists(folder.resolve("package-info.java"))) {
          silent.add(House.name(folder));
        }
      }
    }
    assertEquals(Set.of(), silent, "packages without package-info.java");
  }

  @Test
  void no_file_is_two_rooms() throws IOException {
    Set<String> long_ = new TreeSet<>();
    for (Path source : House.sources(House.ROOT)) {
      if (lines(source) > LONGEST) {
        long_.add(House.name(source));
      }
    }
    assertEquals(Set.of(), long_, "files of more than " + LONGEST + " lines");
  }

  @Test
  void nothing_is_left_for_later() throws IOException {
    // Written apart, so that this file does not find itself.
    List<String> marks = List.of("TO" + "DO", "FIX" + "ME", "@Dis" + "abled");
    Set<String> left = new TreeSet<>();
    for (Path source : House.sources(House.ROOT)) {
      String text = Files.readString(source);
      marks.stream()
          .filter(text::contains)
          .forEach(mark -> left.add(House.name(source) + ": " + mark));
    }
    assertEquals(Set.of(), left);
  }

  private static int lines(Path source) throws IOException {
    try (var lines = Files.lines(source)) {
      return (int) lines.count();
    }
  }
}
