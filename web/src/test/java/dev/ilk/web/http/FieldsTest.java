package dev.ilk.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static Fields of(String json) throws Exception {
    return new Fields((ObjectNode) new ObjectMapper().readTree(json));
  }

  private static List<String> codes(Fields fields) {
    return fields.problems().stream().map(Problem::code).toList();
  }

  @Test
  void a_member_that_something_was_made_of_is_known() throws Exception {
    Fields fields = of("{\"settings\": {\"url\": \"https://api.example\"}}");
    fields.parsed("settings", Optional.of(Map.of("url", "https://api.example")), "expected texts");
    assertEquals(List.of(), codes(fields));
  }

  @Test
  void a_member_that_nothing_can_be_made_of_is_invalid_and_one_that_nobody_asks_for_unknown()
      throws Exception {
    Fields fields = of("{\"settings\": 7, \"more\": 1}");
    fields.parsed("settings", Optional.empty(), "expected texts");
    assertEquals(List.of("field_invalid", "field_unknown"), codes(fields));
  }

  @Test
  void a_member_that_may_be_left_out_is_not_missed() throws Exception {
    Fields fields = of("{}");
    fields.parsed("settings", Optional.empty(), "expected texts");
    assertEquals(List.of(), codes(fields));
  }
}
