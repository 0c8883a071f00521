package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Snowflake, in the shapes of the reference of its SQL API. */
class SnowflakeConnectorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANA =
      """
      ["7","ANA","ana@acme.test","Ana Li","ana@acme.test","PERSON","false","1600000000","1780000000",
       null,"ANALYST","USERADMIN","true","true","1700000000","false","ANALYST,ACCOUNTADMIN",null,null]
      """;
  private static final String LOADER =
      """
      ["9","SVC_LOADER","SVC_LOADER",null,null,"SERVICE","true","1600000000",null,"nightly load",
       "LOADER","USERADMIN","false","false",null,"true","LOADER","ONLY_OFFICE",
       "[{\\"id\\":\\"55\\",\\"type\\":\\"PAT\\",\\"created\\":1700000000,\\"expires\\":1790000000}]"]
      """;

  private final Reads reads =
      new Reads("snowflake", "tok", Map.of("token", "OAUTH", "warehouse", "SMALL"));

  private static String rows(int partitions, String... rows) {
    return "{\"resultSetMetaData\":{\"numRows\":99999,\"partitionInfo\":[%s]},\"data\":[%s],\"statementHandle\":\"01-ab\"}"
        .formatted(
            IntStream.range(0, partitions).mapToObj(_ -> "{}").collect(Collectors.joining(",")),
            String.join(",", rows));
  }

  @Test
  void users_are_read_though_the_answer_comes_later_and_in_parts() throws Exception {
    try (Served served =
        new Served((exchange, path) -> {
          if (exchange.getRequestMethod().equals("POST")) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody());
            assertEquals("SMALL", asked.path("warehouse").asText());
            assertEquals("-1", asked.at("/bindings/1/value").asText());
            assertTrue(asked.path("statement").asText().startsWith("select "));
            Served.say(exchange, 202, "{\"code\":\"333334\",\"statementHandle\":\"01-ab\"}");
          } else if (path.equals("/api/v2/statements/01-ab")) {
            Served.json(exchange, rows(2, ANA));
          } else {
            assertEquals("/api/v2/statements/01-ab?partition=1", path);
            Served.json(exchange, "{\"data\":[" + LOADER + "]}");
          }
        })) {
      List<Account> all = reads.all(served);
      assertEquals(List.of("ANA", "SVC_LOADER"), all.stream().map(Account::name).toList());
      assertEquals("true", all.getFirst().text("admin"));
      assertEquals("password", all.getFirst().credentials().getFirst().kind());
      Account loader = all.get(1);
      assertEquals("ONLY_OFFICE", loader.text("network-policy"));
      assertEquals(false, loader.enabled());
      assertEquals(Optional.empty(), loader.lastUsed());
      assertEquals(
          List.of("token", "key-pair"), loader.credentials().stream().map(c -> c.kind()).toList());
      assertTrue(loader.credentials().getFirst().expires().isPresent());
      Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());
      assertEquals(Kind.HUMAN, classifier.classify(all.getFirst()).kind());
      assertEquals(Kind.WORKLOAD, classifier.classify(loader).kind());
      assertTrue(served.authorized.stream().allMatch("Bearer tok"::equals));
      assertEquals(1, reads.waited.size());
    }
  }

  @Test
  void pages_go_on_after_the_last_user_and_the_total_is_not_believed() throws Exception {
    try (Served served =
        new Served((exchange, _) -> {
          int after = JSON.readTree(exchange.getRequestBody()).at("/bindings/1/value").asInt();
          String[] page =
              IntStream.range(after + 1, Math.min(after + 501, 1_100))
                  .mapToObj("[\"%1$d\",\"U%1$d\"]"::formatted)
                  .toArray(String[]::new);
          Served.json(exchange, rows(1, page));
        })) {
      assertEquals(1_100, reads.all(served).stream().map(Account::id).distinct().count());
    }
  }

  @Test
  void nonsense_is_refused() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "{\"data\":5}",
            "no list",
            "{}",
            "a statement's handle",
            "{\"statementHandle\":\"../../x\"}",
            "a statement's handle",
            rows(1, "[\"9\",\"a\"]", "[\"9\",\"b\"]"),
            "out of order",
            rows(1, "[\"x\",\"a\"]"),
            "without a number",
            rows(1, "[\"1\",\"a\",0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,\"{[\"]"),
            "no JSON",
            rows(51, ANA),
            "parts one page",
            rows(2, ANA),
            "out of order");
    for (Map.Entry<String, String> one : wrong.entrySet()) {
      try (Served served = new Served((exchange, _) -> Served.json(exchange, one.getKey()))) {
        SystemUnreadable refused =
            assertThrows(SystemUnreadable.class, () -> reads.all(served), one.getKey());
        assertTrue(refused.getMessage().contains(one.getValue()), refused.getMessage());
      }
    }
    try (Served never =
        new Served((exchange, _) -> Served.say(exchange, 202, "{\"statementHandle\":\"01-ab\"}"))) {
      assertThrows(SystemUnreadable.class, () -> reads.all(never));
    }
    Reads unknown = new Reads("snowflake", "tok", Map.of("token", "BASIC\r\nX: y"));
    try (Served served = new Served((exchange, _) -> Served.json(exchange, "{}"))) {
      assertThrows(SystemUnreadable.class, () -> unknown.connector(served));
    }
  }
}
