package dev.ilk.bench;

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
    assertTrue(told.toString().contains("sqlite: 10,000 identities"), told::toString);
    assertTrue(told.toString().contains("accounts in"), told::toString);
    long asked = told.toString().lines().filter(one -> one.contains("p50 ")).count();
    assertTrue(asked > 30, () -> "asked " + asked + ": " + told);
    assertTrue(told.toString().contains("worst p99"), told::toString);
  }
}
