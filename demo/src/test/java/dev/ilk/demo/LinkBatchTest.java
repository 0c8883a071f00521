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

/** Suggested links, looked at and answered together, at a whole node. */
class LinkBatchTest {
  private static final String BADGES =
      """
      id,name,title,phone
      1,alice,Engineer,1
      2,bob,Engineer,2
      3,nobody,Engineer,3
      """;

  private Company company;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("badges.csv"), BADGES);
    ok("discover", "add", "badges", "csv", "--set", "file=file:badges.csv");
    ok("discover", "run", "badges");
    ok("discover", "reclassify");
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

  private void refused(String words, String... arguments) {
    Told told = company.ilk(arguments);
    assertTrue(told.code() != 0 && told.text().contains(words), told.text());
  }

  private JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(ok(arguments));
  }

  @Test
  void a_batch_is_shown_with_its_digest_and_then_confirmed_whole() throws Exception {
    String[] look = {"discover", "confirm", "--evidence", "name", "--source", "badges", "--json"};
    JsonNode batch = json(look);
    int count = batch.path("links").size();
    assertTrue(count >= 1, batch.toString());
    assertEquals("badges/alice", batch.at("/links/0/name").asText());
    String digest = batch.path("plan_sha256").asText();
    refused("other links wait now", "discover", "confirm", "0".repeat(64));
    refused("other links wait now", "discover", "reject", digest);
    String[] confirm = {"discover", "confirm", "--evidence", "name", "--source", "badges", digest};
    assertTrue(ok(confirm).contains(count + " links confirmed"));
    refused("other links wait now", confirm);
    assertEquals(0, json(look).path("links").size());
    String links = ok("discover", "links", batch.at("/links/0/account").asText());
    assertTrue(links.contains("confirmed") && links.contains("human:alice"), links);
  }

  @Test
  void what_is_rejected_together_stays_rejected() throws Exception {
    JsonNode batch = json("discover", "reject", "--json");
    ok("discover", "reject", batch.path("plan_sha256").asText());
    ok("discover", "reclassify");
    assertEquals(0, json("discover", "confirm", "--json").path("links").size());
  }

  @Test
  void what_makes_no_sense_is_refused() {
    refused("`evidence` is not understood", "discover", "confirm", "--evidence", "%00");
    refused("`source` is not understood", "discover", "confirm", "--source", "a b");
    refused("`limit` is not understood", "discover", "confirm", "--limit", "1001");
    refused("`limit` is not understood", "discover", "confirm", "--limit", "-1");
    refused("`limit` is not understood", "discover", "reject", "--limit", "0", "aa");
    refused("evidence", "discover", "confirm", "--evidence", "x".repeat(300), "aa");
  }
}
