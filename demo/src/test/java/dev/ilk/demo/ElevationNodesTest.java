package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role taken up at one node counts at the other, and ends there as well. */
class ElevationNodesTest {
  private static final String POLICIES =
      """
      @id("lists-take-an-elevation")
      @needs("elevation operator")
      forbid (principal is Human, action == Action::"ListIdentities", resource);
      """;

  private static String id(Told told) {
    Matcher id = Pattern.compile("elv_[0-9a-z]{26}").matcher(told.text());
    assertTrue(id.find(), told.text());
    return id.group();
  }

  @Test
  void what_is_begun_at_one_node_is_ended_at_the_other(@TempDir Path folder) throws Exception {
    try (TwoNodes nodes = TwoNodes.start(folder, Optional.empty())) {
      assertEquals(0, nodes.company.declare().code());
      Path policies = Files.createDirectories(folder.resolve("policies"));
      Files.writeString(policies.resolve("lists.cedar"), POLICIES);
      Told applied = nodes.company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-1");
      assertEquals(0, applied.code(), applied.text());
      Eventually.says("ilk elevate operator", () -> nodes.ilkAtSecond("identity", "ls"));

      Told taken = nodes.ilkAtSecond("elevate", "operator", "--for", "30m", "--reason", "INC-7");
      assertEquals(0, taken.code(), taken.text());
      Eventually.says("alice", () -> nodes.company.ilk("identity", "ls"));
      Told again = nodes.company.ilk("elevate", "operator", "--reason", "INC-8");
      assertEquals(3, again.code(), "taken up already");

      assertEquals(0, nodes.company.ilk("elevations", "end", id(taken)).code());
      assertEquals(3, nodes.company.ilk("identity", "ls").code());
      Eventually.says("ilk elevate operator", () -> nodes.ilkAtSecond("identity", "ls"));
      String trace = nodes.ilkAtSecond("trace", id(taken), "--json").text();
      assertTrue(trace.contains("RequestElevation"), trace);
      assertTrue(trace.contains("ListIdentities"), trace);
      assertTrue(trace.contains("EndElevation"), trace);
      String replay = nodes.company.ilk("elevations", "replay", id(taken)).text();
      assertTrue(replay.contains("human:operator at admin  done  ListIdentities"), replay);
      assertTrue(
          replay.indexOf("RequestElevation on Elevation") < replay.indexOf("EndElevation"), replay);
    }
  }

  @Test
  void a_long_one_waits_for_another_operator(@TempDir Path folder) throws Exception {
    try (TwoNodes nodes = TwoNodes.start(folder, Optional.empty())) {
      Told asked = nodes.company.ilk("elevate", "operator", "--for", "2h", "--reason", "INC-7");
      assertEquals(0, asked.code(), asked.text());
      assertTrue(asked.text().contains("waits for operator"), asked.text());
      Told own = nodes.ilkAtSecond("elevations", "approve", id(asked));
      assertEquals(3, own.code(), "nobody approves their own");
      assertEquals(3, nodes.ilkAtSecond("elevations", "begin", id(asked)).code());
      Told ended = nodes.ilkAtSecond("elevations", "end", id(asked));
      assertEquals(0, ended.code(), ended.text());
      assertTrue(nodes.company.ilk("elevations", "show", id(asked)).text().contains("ended"));
    }
  }
}
