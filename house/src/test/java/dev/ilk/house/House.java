package dev.ilk.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the rooms on disk. */
final class House {
  static final Path ROOT = Path.of(System.getProperty("ilk.root"));

  private House() {}

  /** The folders of all modules that have main code. */
  static List<Path> rooms() {
    try (Stream<Path> found = Files.walk(ROOT, 3)) {
      return found
          .filter(path -> path.endsWith("pom.xml"))
          .map(Path::getParent)
          .filter(room -> Files.isDirectory(room.resolve("src/main/java")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path classes(Path room) {
    return room.resolve("target/classes");
  }

  static ModuleDescriptor descriptor(Path room) {
    try (var in = Files.newInputStream(classes(room).resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("build " + room + " first", e);
    }
  }

  static List<Path> sources(Path below) {
    try (Stream<Path> found = Files.walk(below)) {
      return found
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(Path path) {
    return ROOT.relativize(path).toString();
  }
}
