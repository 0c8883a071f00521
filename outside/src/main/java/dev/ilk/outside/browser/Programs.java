package dev.ilk.outside.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The two programs, as Debian installs them. */
record Programs(Path chromium, Path driver) {
  private static final Path FOLDER = Path.of("/usr/bin");

  /** Empty unless both are there. */
  static Optional<Programs> find() {
    Programs programs = new Programs(FOLDER.resolve("chromium"), FOLDER.resolve("chromedriver"));
    return Files.isExecutable(programs.chromium) && Files.isExecutable(programs.driver)
        ? Optional.of(programs)
        : Optional.empty();
  }
}
