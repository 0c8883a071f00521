package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.scim2.common.types.GroupResource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a directory that lies, breaks or attacks sends to a running Ilk. */
class ScimHostileTest extends AgainstScim {
  @Test
  void hostile_filters_are_refused_and_cost_little() throws Exception {
    List<String> hostile =
        List.of(
            "",
            "(",
            ")",
            "userName",
            "userName eq",
            "userName eq \"",
            "userName zz \"a\"",
            "password eq \"a\"",
            "userName eq 1",
            "active gt true",
            "emails[emails[value pr]]",
            "emails[",
            "not",
            "userName eq \"a\" and",
            "meta.created gt \"yesterday\"",
            "(".repeat(2000) + "id pr" + ")".repeat(2000),
            "not (".repeat(400) + "id pr" + ")".repeat(400),
            "id pr" + " and id pr".repeat(300),
            "a".repeat(8000));
    for (String filter : hostile) {
      Answer answer = send("POST", "/Users/.search", "{\"filter\":" + quoted(filter) + "}");
      assertScimError(400, "invalidFilter", answer);
    }
    assertEquals(
        0,
        send(
                "POST",
                "/Users/.search",
                "{\"filter\":" + quoted("userName eq \"'; DROP TABLE person; --%_\"") + "}")
            .json()
            .path("totalResults")
            .asInt());
  }

  private static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }

  @Test
  void hostile_patches_are_refused_whole() throws Exception {
    String path = "/Users/" + join("patched").getId();
    List<String> hostile =
        List.of(
            "{\"op\":\"explode\",\"path\":\"title\",\"value\":\"x\"}",
            "{\"op\":\"remove\"}",
            "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"meta.created\",\"value\":\"x\"}",
            "{\"op\":\"add\",\"path\":\"emails[\",\"value\":\"x\"}",
            "{\"op\":\"add\",\"path\":\"emails[type eq \\\"a\\\"\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"no\\\"].value\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"userName\",\"value\":{\"a\":1}}",
            "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"\"}",
            "{\"op\":\"remove\",\"path\":\"userName\"}",
            "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"perhaps\"}",
            "{\"op\":\"replace\",\"path\":\"emails\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"value\":\"x\"}",
            "{\"op\":\"add\",\"path\":\"" + "a.".repeat(900) + "\",\"value\":\"x\"}",
            "\"x\"",
            "null");
    for (String operation : hostile) {
      Answer answer =
          patch(path, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"half\"}," + operation);
      assertEquals(400, answer.status(), operation + answer.text());
    }
    assertTrue(send("GET", path, "").json().path("title").isMissingNode());
  }

  @Test
  void whatever_is_sent_nothing_breaks() throws Exception {
    String id = join("fuzzed").getId();
    String group = scim.create("Groups", new GroupResource().setDisplayName("Fuzz")).getId();
    List<String> paths =
        List.of(
            "/Users",
            "/Groups",
            "/Users/" + id,
            "/Groups/" + group,
            "/Bulk",
            "/Users/.search",
            "/Groups/.search",
            "/Users/x",
            "/Groups/%00",
            "/Nothing");
    List<String> bodies =
        List.of(
            "{}",
            "[]",
            "",
            "null",
            "{\"a\":",
            "\u0000",
            "{\"userName\":[]}",
            "{\"userName\":\"\\u202e\"}",
            "{\"Operations\":{}}",
            "{\"Operations\":[{}]}",
            "{\"members\":{\"value\":\"x\"},\"displayName\":\"y\"}",
            "{\"count\":\"x\"}",
            "{\"emails\":[1,{\"value\":2}],\"userName\":\"f\"}",
            "{\"userName\":\"a\",\"USERNAME\":\"b\"}",
            "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":[null]}]}",
            "{\"Operations\":[{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"q\"}]}",
            "{\"attributes\":" + "[".repeat(60) + "]".repeat(60) + "}",
            "{\"sortBy\":\"emails[\"}",
            "{\"startIndex\":99999999999}",
            "{\"cursor\":\"e30\"}");
    Random random = new Random(7643);
    for (int i = 0; i < 400; i++) {
      String method = List.of("GET", "POST", "PUT", "PATCH", "DELETE").get(random.nextInt(4));
      Answer answer =
          send(
              method,
              paths.get(random.nextInt(paths.size())),
              bodies.get(random.nextInt(bodies.size())));
      assertTrue(answer.status() < 500 || answer.status() == 501, answer::text);
    }
  }

  @Test
  void huge_bodies_and_crowds_of_members_are_refused() throws Exception {
    assertEquals(413, send("POST", "/Bulk", " ".repeat((1 << 20) + 1)).status());
    String operations =
        IntStream.range(0, 1001).mapToObj(i -> "{}").collect(Collectors.joining(","));
    assertEquals(413, send("POST", "/Bulk", "{\"Operations\":[" + operations + "]}").status());
    assertEquals(400, patch("/Users/x", operations).status());
    String emails =
        IntStream.range(0, 101)
            .mapToObj(i -> "{\"value\":\"a" + i + "@acme.example\"}")
            .collect(Collectors.joining(","));
    assertScimError(
        400,
        "invalidValue",
        send("POST", "/Users", "{\"userName\":\"crowd\",\"emails\":[" + emails + "]}"));
  }
}
