package dev.ilk.cedar.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  @Test
  void every_handwritten_case_passes() throws Exception {
    Path root = CorpusData.root();
    Conformance.Summary summary = Conformance.run(root.resolve("tests"), root);
    System.out.println("handwritten cases: " + summary + ", " + summary.requests() + " requests");
    assertEquals(List.of(), summary.failures());
    assertEquals(22, summary.passed());
  }

  @Test
  void every_generated_case_passes(@TempDir Path folder) throws Exception {
    Path corpus = CorpusData.unpack(folder);
    Conformance.Summary summary = Conformance.run(corpus, folder);
    System.out.println("generated cases: " + summary + ", " + summary.requests() + " requests");
    assertEquals(List.of(), summary.failures().stream().limit(5).toList());
    assertEquals(4947, summary.passed());
  }
}
