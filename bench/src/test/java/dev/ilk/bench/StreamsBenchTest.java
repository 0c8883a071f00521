package dev.ilk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StreamsBenchTest {

  /** That streams are held and rotated; how fast depends on the machine. */
  @Test
  void a_few_streams_on_two_connections_are_held_and_told_of_new_svids() {
    StringWriter told = new StringWriter();
    CommandLine line = new CommandLine(new StreamsBench()).setOut(new PrintWriter(told));
    int code = line.execute("--streams", "150", "--seconds", "20", "--life", "10s");
    assertEquals(0, code, told::toString);
    assertTrue(told.toString().contains("150 of 150 streams held"), told::toString);
    assertTrue(
        Pattern.compile("[1-9][0-9]* rotations").matcher(told.toString()).find(), told::toString);
  }
}
