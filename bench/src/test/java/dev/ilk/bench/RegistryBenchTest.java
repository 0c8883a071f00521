package dev.ilk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RegistryBenchTest {

  /** That it measures, and of what; how fast anything is depends on the machine. */
  @Test
  void every_question_is_asked_of_a_small_registry() {
    StringWriter told = new StringWriter();
    CommandLine line = new CommandLine(new RegistryBench()).setOut(new PrintWriter(told));
    int code = line.execute("--identities", "10000", "--store", "sqlite", "--rounds", "10");
    assertTrue(code == 0 || code == 1, () -> code + ": " + told);
    assertTrue(
        told.toString().contains("10,000 identities, 20,000 accounts and 10,000 credentials"),
        told::toString);
    assertTrue(told.toString().contains("20,000 accounts in"), told::toString);
    assertEquals(15, told.toString().lines().filter(one -> one.contains("p99 ")).count() - 1);
  }
}
