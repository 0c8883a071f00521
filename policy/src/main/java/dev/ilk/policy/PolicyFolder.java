package dev.ilk.policy;

import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.PolicyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of policies as a team keeps it in Git: {@code *.cedar} files, at most one schema ({@code
 * *.cedarschema}, or {@code *.cedarschema.json}), and tables of tests ({@code *.test.md}), in
 * folders of any depth. Other files are left alone.
 *
 * @param policies the files of policies, by name
 * @param schemas the files of schemas, by name; more than one is an error that a check tells
 * @param tests the tables of tests, by name
 */
public record PolicyFolder(
    List<SourceText> policies, List<SourceText> schemas, List<SourceText> tests) {

  /** How many files of one sort are read; a folder of more is no folder of policies. */
  private static final int MOST_FILES = 10_000;

  public PolicyFolder {
    policies = List.copyOf(policies);
    schemas = List.copyOf(schemas);
    tests = List.copyOf(tests);
  }

  /**
   * Reads a folder.
   *
   * @param folder where it is; a single file will do as well
   * @return its texts, named by their paths
   * @throws IOException if it is not there, cannot be read, or holds more files than a folder of
   *     policies can
   */
  public static PolicyFolder read(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new IOException("there is no file or folder `%s`".formatted(folder));
    }
    return new PolicyFolder(
        texts(folder, ".*\\.cedar"),
        texts(folder, ".*\\.cedarschema(\\.json)?"),
        texts(folder, ".*\\.test\\.md"));
  }

  /**
   * The policies as the access plane takes them.
   *
   * @return one text a file, named by its path
   */
  public List<PolicyText> texts() {
    return policies.stream().map(text -> new PolicyText(text.name(), text.text())).toList();
  }

  private static List<SourceText> texts(Path folder, String names) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files =
          found
              .filter(file -> file.toString().matches(names))
              .filter(Files::isRegularFile)
              .limit(MOST_FILES + 1L)
              .sorted()
              .toList();
    }
    if (files.size() > MOST_FILES) {
      throw new IOException(
          "`%s` holds more than %d files `%s`".formatted(folder, MOST_FILES, names));
    }
    SourceText[] texts = new SourceText[files.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(files.get(i));
    }
    return List.of(texts);
  }

  private static SourceText text(Path file) throws IOException {
    if (Files.size(file) > SourceText.MAX_LENGTH) {
      throw new IOException("`%s` is larger than any file of policies".formatted(file));
    }
    return SourceText.of(file.toString(), Files.readString(file));
  }
}
