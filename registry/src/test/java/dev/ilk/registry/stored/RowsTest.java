package dev.ilk.registry.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
  private final Workload workload = Samples.workload("prod-payments-api");
  private final String body = IdentityRow.of(new Registered(workload, "acme", 0)).body();

  @Test
  void a_body_of_another_version_is_refused() {
    String next = body.replace("\"v\":1", "\"v\":2");
    assertTrue(refusal(next).contains("another version"));
  }

  @Test
  void a_body_with_a_member_too_many_or_too_few_is_refused() {
    assertTrue(refusal(body.replaceFirst("\\{", "{\"color\":\"red\",")).contains("[color]"));
    assertTrue(refusal(body.replace("\"name\"", "\"nome\"")).contains("`name` is missing"));
    String nested = body.replace("\"owner\":", "\"extra\":1,\"owner\":");
    assertTrue(refusal(nested).contains("[extra]"));
  }

  @Test
  void a_body_of_wrong_types_is_refused() {
    for (String broken :
        List.of(
            "",
            "[]",
            "null",
            "{",
            body + "{}",
            body.replace("\"acme\"", "7"),
            body.replace("\"WORKLOAD\"", "\"ROBOT\""),
            body.replace(workload.id().value(), "idn_1"),
            body.replace("\"recreatable\":true", "\"recreatable\":\"true\""),
            body.replace("[\"payments:read\"", "[1,\"payments:read\""))) {
      assertThrows(RuntimeException.class, () -> IdentityRow.read(broken, 1), broken);
    }
  }

  @Test
  void a_row_with_the_same_contents_has_the_same_body() {
    Registered read = IdentityRow.read(body, 7);
    assertEquals(body, IdentityRow.of(read).body());
    assertEquals(7, read.revision());
  }

  private static String refusal(String body) {
    return assertThrows(IllegalStateException.class, () -> IdentityRow.read(body, 1)).getMessage();
  }
}
