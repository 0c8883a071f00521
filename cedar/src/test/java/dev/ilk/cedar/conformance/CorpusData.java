package dev.ilk.cedar.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the shared test cases of the language are. */
public final class CorpusData {
  private CorpusData() {}

  public static Path root() {
    Path root = Path.of(System.getProperty("ilk.root")).resolve("../shared/data/cedar").normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(root),
        "SKIPPED: no Cedar test data; put the integration tests' files at " + root);
    return root;
  }

  /** The generated cases, unpacked into a folder. */
  public static Path unpack(Path into) throws IOException, InterruptedException {
    Path archive = root().resolve("corpus-tests.tar.xz");
    Process tar =
        new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", into.toString())
            .inheritIO()
            .start();
    Assumptions.assumeTrue(
        tar.waitFor() == 0, "SKIPPED: `tar` could not unpack " + archive + "; install tar and xz");
    return into.resolve("corpus-tests");
  }
}
