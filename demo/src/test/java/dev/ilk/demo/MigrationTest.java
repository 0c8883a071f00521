package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static secrets of other systems, from their discovery on, at a whole node. */
class MigrationTest {
  private static final String BADGES =
      """
      id,name,type,team,environment,admin,last_used,credential,credential_id,credential_created
      1,svc-orders,service account,payments,prod,false,2026-11-20,access-key,AK1,2026-01-01
      2,svc-root,service account,platform,prod,true,2024-01-01,access-key,AK2,2023-01-01
      3,svc-none,service account,platform,prod,true,,,,
      """;

  private Company company;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("badges.csv"), BADGES);
    ok("discover", "add", "badges", "csv", "--set", "file=file:badges.csv");
    ok("discover", "run", "badges");
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private String ok(String... arguments) {
    Told told = company.ilk(arguments);
    assertEquals(0, told.code(), told.text());
    return told.text();
  }

  private JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(ok(arguments));
  }

  @Test
  void what_discovery_read_is_ranked_listed_and_counted() throws Exception {
    JsonNode ranked = json("migrate", "rank", "--json");
    assertEquals(2, ranked.path("held").asInt());
    assertEquals("AK2", ranked.at("/secrets/0/nativeId").asText());
    assertEquals("cloud-key", ranked.at("/secrets/0/shape").asText());
    assertTrue(ranked.at("/secrets/0/score/total").asInt() > 70);
    String why = ok("migrate", "rank", "--team", "payments", "--no-refresh", "--why");
    assertTrue(why.contains("svc-orders") && !why.contains("svc-root"), why);
    assertTrue(why.contains("it never ends"), why);
    JsonNode counts = json("migrate", "counts", "--json");
    assertEquals(2, counts.path("left").asInt());
    assertEquals("ranked", counts.at("/counts/0/state").asText());
    assertTrue(ok("migrate", "counts").contains("2 are left"));
    for (String[] wrong :
        new String[][] {{"--state", "nonsense"}, {"--limit", "0"}, {"--team", "x".repeat(300)}}) {
      Told refused = company.ilk("migrate", "rank", "--no-refresh", wrong[0], wrong[1]);
      assertTrue(
          refused.code() != 0 && refused.text().contains("is not understood"), refused.text());
    }
  }
}
