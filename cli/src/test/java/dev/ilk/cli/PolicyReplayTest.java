package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReplayTest {
  private static final String QUESTION =
      """
      {"principal": {"type": "Workload", "id": "w"}, "action": {"type": "Action", "id": "pay"},
       "resource": {"type": "Invoice", "id": "i"}, "context": {"amount": %d}, "entities": []}
      """;
  private static final String POLICY =
      """
      @id("pay")
      @reason("small ones")
      permit (principal is Workload, action == Action::"pay", resource)
      when { context.amount < %d };
      """;

  @TempDir Path folder;
  private Path recorded;

  @BeforeEach
  void write_a_record() throws IOException {
    Files.writeString(folder.resolve("pay.cedar"), POLICY.formatted(100));
    ArrayNode events = Server.mapper().createArrayNode();
    event(events, 1, 10);
    event(events, 2, 70);
    // The outcome of an announced action repeats what its announcement says.
    ((ObjectNode) event(events, 3, 70).path("event")).put("intent", "evt_1");
    recorded = Files.writeString(folder.resolve("day.json"), events.toString());
  }

  private static ObjectNode event(ArrayNode events, int index, int amount) {
    ObjectNode entry = events.addObject().put("n", index);
    ObjectNode event = entry.putObject("event").put("time", "2026-11-22T10:00:00Z");
    ObjectNode verdict = event.putObject("verdict").put("code", "allowed");
    verdict.putArray("policies").add("pay");
    verdict.put("reason", "small ones").put("question", QUESTION.formatted(amount));
    return entry;
  }

  @Test
  void simulate_shows_exactly_what_would_change() throws IOException {
    Run same = Run.of("policy", "simulate", "--detect", "--recorded", recorded, folder);
    assertEquals(0, same.code(), same.err());
    Files.writeString(folder.resolve("pay.cedar"), POLICY.formatted(50));
    Run changed = Run.of("policy", "simulate", "--detect", "--recorded", recorded, folder);
    assertEquals(1, changed.code());
    assertTrue(
        changed.out().contains("Workload::\"w\"  pay on Invoice::\"i\": allow → deny"),
        changed.out());
    assertTrue(
        changed.out().endsWith("2 decisions replayed, 1 would change, 0 could not be replayed\n"));
  }

  @Test
  void simulate_tells_programs_what_would_change() throws IOException {
    Files.writeString(folder.resolve("pay.cedar"), POLICY.formatted(5));
    Run run = Run.of("policy", "simulate", "--json", "--recorded", recorded, folder);
    JsonNode answer = Server.mapper().readTree(run.out());
    assertEquals(0, run.code());
    assertEquals(2, answer.path("replayed").asInt());
    assertEquals("deny", answer.path("changes").path(0).path("after").asText());
    assertEquals("pay", answer.path("changes").path(0).path("policies_before").path(0).asText());
  }

  @Test
  void explain_names_policies_conditions_and_facts() throws IOException {
    Run run = Run.of("policy", "explain", "--recorded", recorded, "--policies", folder);
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().contains("allow for Workload::\"w\" to pay on Invoice::\"i\": small ones"));
    assertTrue(run.out().contains("  permit `pay`"), run.out());
    assertTrue(run.out().contains("    holds context.amount < 100"), run.out());
    assertTrue(run.out().contains("    context.amount = 70"), run.out());
    Run without = Run.of("policy", "explain", "--recorded", recorded);
    assertTrue(without.out().contains("not at hand: pay"), without.out());
  }

  @Test
  void without_decisions_nothing_is_explained() throws IOException {
    Files.writeString(recorded, "[]");
    assertEquals(1, Run.of("policy", "explain", "--recorded", recorded).code());
    assertEquals(2, Run.of("policy", "explain").code());
    assertEquals(2, Run.of("policy", "simulate", folder).code());
  }

  @Test
  void diff_shows_which_policies_differ(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("x.cedar"), "// moved\n" + POLICY.formatted(100));
    assertEquals(0, Run.of("policy", "diff", "--detect", folder, other).code());
    Files.writeString(other.resolve("x.cedar"), POLICY.formatted(50));
    Run run = Run.of("policy", "diff", "--detect", folder, other);
    assertEquals(1, run.code());
    assertTrue(run.out().startsWith("~ pay\n"), run.out());
    assertTrue(run.out().endsWith("1 policies differ\n"), run.out());
  }

  @Test
  void broken_policies_are_told_with_their_place() throws IOException {
    Files.writeString(folder.resolve("pay.cedar"), "permit(");
    Run run = Run.of("policy", "diff", folder, folder);
    assertEquals(1, run.code());
    assertTrue(run.err().contains("pay.cedar:1:8"), run.err());
  }
}
