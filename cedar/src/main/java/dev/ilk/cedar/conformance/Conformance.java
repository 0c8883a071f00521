package dev.ilk.cedar.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a folder of test cases in the corpus's own format.
 *
 * <p>A case is a JSON file with {@code policies}, {@code entities}, {@code schema}, {@code
 * shouldValidate} and {@code requests}. The files that it names are looked for from the root of the
 * corpus, and beside the case. Decisions, determining policies, erring policies and the verdict of
 * the validator are compared, policies by ids that count from {@code policy0}; entities are checked
 * against the schema, and requests too unless {@code validateRequest} is false.
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

  /**
   * Runs every case in a folder and the folders in it.
   *
   * @param folder where the cases are
   * @param root what the names of files in the cases are relative to
   * @return what came of it
   * @throws IOException if a file cannot be read
   */
  public static Summary run(Path folder, Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    int passed = 0;
    int requests = 0;
    List<Failure> failures = new ArrayList<>();
    for (Path file : files) {
      if (file.toString().endsWith(".entities.json")) {
        continue;
      }
      Path parent = file.getParent();
      CaseRunner runner = new CaseRunner(root, parent == null ? folder : parent);
      try {
        JsonNode tree = Json.read(SourceText.of(file.toString(), Files.readString(file)));
        if (!Case.isCase(tree)) {
          continue;
        }
        Case given = Case.read(tree);
        List<String> differences = runner.run(given);
        requests += given.questions().size();
        if (differences.isEmpty()) {
          passed++;
        } else {
          failures.add(new Failure(file, differences));
        }
      } catch (JsonRefusedException wrong) {
        failures.add(new Failure(file, List.of(wrong.diagnostic().toString())));
      }
    }
    return new Summary(passed, requests, failures);
  }
}
