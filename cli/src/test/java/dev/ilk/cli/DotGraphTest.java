package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DotGraphTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode thing(String sort, String id) {
    return JSON.createObjectNode().put("sort", sort).put("id", id).put("name", id);
  }

  @Test
  void things_and_edges_are_written_once() {
    ObjectNode edge = JSON.createObjectNode().put("relation", "owns").put("evidence", "declared");
    edge.set("from", thing("team", "team:a"));
    edge.set("to", thing("workload", "workload:b"));
    List<JsonNode> twice = List.of(edge, edge);
    assertEquals(
        """
        digraph ilk {
          rankdir=LR
          "team team:a" [label="team:a", shape=folder]
          "workload workload:b" [label="workload:b", shape=box]
          "team team:a" -> "workload workload:b" [label="owns", tooltip="declared"]
        }
        """,
        DotGraph.of(thing("team", "team:a"), twice));
  }

  @Test
  void no_name_leaves_its_quotation_marks_or_its_line() {
    for (String name :
        List.of(
            "a\" [shape=box]; \"b", "a\nb", "a\r\nb", "ends with \\", "\\\"", "a\u2028b", "\0")) {
      String quoted = DotGraph.quoted(name);
      assertTrue(quoted.matches("\"([^\"\\\\\\p{Cc}\\x{2028}\\x{2029}]|\\\\[\"\\\\])*\""), quoted);
    }
  }
}
