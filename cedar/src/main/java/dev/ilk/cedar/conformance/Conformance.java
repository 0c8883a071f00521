package dev.ilk.cedar.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a folder of test cases in the corpus's own format.
 *
 * <p>A case is a JSON file with {@code policies}, {@code entities}, {@code schema}, {@code
 * shouldValidate} and {@code requests}. The files that it names are looked for from the root of the
 * corpus, from the folders above the case, and beside it. Decisions, determining policies, erring
 * policies and the verdict of the validator are compared, policies by ids that count from {@code
 * policy0}; entities are checked against the schema, and requests too unless {@code
 * validateRequest} is false.
 */
public final class Conformance {
  private Conformance() {}

  /**
   * What came of a run.
   *
   * @param passed the number of cases that passed
   * @param requests the number of requests in all cases
   * @param failures what differed, by case
   */
  public record Summary(int passed, int requests, List<Failure> failures) {
    public Summary {
      failures = List.copyOf(failures);
    }

    /**
     * The run in one line.
     *
     * @return {@code N passed, N failed}
     */
    @Override
    public String toString() {
      return passed + " passed, " + failures.size() + " failed";
    }
  }

  /**
   * A case that failed.
   *
   * @param file the file of the case
   * @param differences what differed, at least one
   */
  public record Failure(Path file, List<String> differences) {
    public Failure {
      differences = List.copyOf(differences);
    }

    @Override
    public String toString() {
      return file + ": " + String.join("; ", differences);
    }
  }

  /** Is told of each case as it ends. */
  @FunctionalInterface
  public interface Progress {

    /**
     * A case ended.
     *
     * @param ended how many cases ended so far, this one among them
     * @param files how many files are looked at in all; some may be no cases
     */
    void ended(int ended, int files);
  }

  /**
   * Runs every case in a folder and the folders in it.
   *
   * @param folder where the cases are
   * @param root what the names of files in the cases are relative to
   * @return what came of it
   * @throws IOException if the folder cannot be read
   */
  public static Summary run(Path folder, Path root) throws IOException {
    return run(folder, root, (ended, files) -> {});
  }

  /**
   * Runs every case in a folder and the folders in it, and tells how far it is. What is wrong with
   * one case, such as a missing file, fails that case and no other.
   *
   * @param folder where the cases are
   * @param root what the names of files in the cases are relative to
   * @param progress who is told
   * @return what came of it
   * @throws IOException if the folder cannot be read
   */
  public static Summary run(Path folder, Path root, Progress progress) throws IOException {
    List<Path> files = candidates(folder);
    int passed = 0;
    int requests = 0;
    List<Failure> failures = new ArrayList<>();
    for (Path file : files) {
      Optional<Case> given;
      List<String> differences;
      try {
        given = read(file);
        if (given.isEmpty()) {
          continue;
        }
        requests += given.get().questions().size();
        Path parent = file.getParent();
        differences =
            new CaseRunner(new CaseFiles(root, parent == null ? folder : parent)).run(given.get());
      } catch (JsonRefusedException wrong) {
        differences = List.of(wrong.diagnostic().toString());
      } catch (IOException | InvalidPathException unreadable) {
        differences = List.of("a file cannot be read: " + unreadable.getMessage());
      }
      if (differences.isEmpty()) {
        passed++;
      } else {
        failures.add(new Failure(file, differences));
      }
      progress.ended(passed + failures.size(), files.size());
    }
    return new Summary(passed, requests, failures);
  }

  private static List<Path> candidates(Path folder) throws IOException {
    // The folder itself may be a link, which a walk does not enter.
    try (Stream<Path> all = Files.walk(folder.toRealPath())) {
      return all.filter(f -> f.toString().endsWith(".json"))
          .filter(f -> !f.toString().endsWith(".entities.json"))
          .sorted()
          .toList();
    }
  }

  /** The case in a file, or empty if it holds something else. */
  private static Optional<Case> read(Path file) throws IOException {
    JsonNode tree = Json.read(SourceText.of(file.toString(), Files.readString(file)));
    return Case.isCase(tree) ? Optional.of(Case.read(tree)) : Optional.empty();
  }
}
