package dev.ilk.cedar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.conformance.CorpusData;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.differential.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formatting never changes what policies mean, and formatting twice is formatting once. */
class FormatterPropertyTest {
  private static final int POLICIES = 2_000;

  @Test
  void random_policies_keep_their_meaning() {
    Random random = new Random(20261122);
    PolicySource source = new PolicySource(random);
    for (int i = 0; i < POLICIES; i++) {
      check(remarked(source.policy(), random));
    }
  }

  @Test
  void the_whole_corpus_keeps_its_meaning(@TempDir Path folder) throws Exception {
    assertEquals(4947, checkAll(CorpusData.unpack(folder)));
    assertEquals(22, checkAll(CorpusData.root().resolve("tests")));
  }

  private static int checkAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".cedar")).toList();
    }
    for (Path file : files) {
      check(Files.readString(file));
    }
    return files.size();
  }

  private static void check(String text) {
    if (PolicySet.parse(text) instanceof Parsed.Read<PolicySet>(PolicySet before)) {
      String once = Formatter.format(SourceText.of(text)).orThrow();
      PolicySet after = PolicySet.parse(once).orThrow();
      assertEquals(CedarJson.write(before), CedarJson.write(after), once);
      assertEquals(once, Formatter.format(SourceText.of(once)).orThrow(), text);
    }
  }

  /** Comments and line breaks strewn over the blanks of a policy, those in strings excepted. */
  private static String remarked(String policy, Random random) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < policy.length(); i++) {
      char c = policy.charAt(i);
      quoted ^= c == '"' && (i == 0 || policy.charAt(i - 1) != '\\');
      out.append(c);
      if (c == ' ' && !quoted) {
        out.append(
            switch (random.nextInt(12)) {
              case 0 -> "// a \" remark\n";
              case 1 -> "\n\n  // on its own line  \n\n";
              case 2 -> "\n";
              default -> "";
            });
      }
    }
    return out.toString();
  }
}
