package dev.ilk.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever reads a number finds what it means, and in the order of the list. */
class MeasuresDocumentedTest {
  @Test
  void every_measure_is_defined_in_the_documentation() throws Exception {
    String text =
        Files.readString(Path.of(System.getProperty("ilk.root")).resolve("docs/measures.md"));
    int place = 0;
    for (Measure measure : Measures.LIST) {
      String name = "| `" + measure.id().replace("-p95", "-median");
      int found = text.indexOf(name);
      assertTrue(found >= place, measure.id() + " is not where the list has it");
      place = found;
    }
  }

  @Test
  void names_are_unique_and_sentences_without_a_period() {
    assertEquals(Measures.LIST.size(), Measures.LIST.stream().map(Measure::id).distinct().count());
    for (Measure measure : Measures.LIST) {
      assertTrue(!measure.definition().endsWith(".") && !measure.kinds().isEmpty());
    }
  }
}
