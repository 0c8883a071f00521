package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.keys.SecretRef;
import dev.ilk.server.config.TlsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoInventoryTest {
  @TempDir private static Path folder;
  private static Company company;

  @BeforeAll
  static void start() throws Exception {
    Identity.of("ilk").write(folder.resolve("tls.pem"), folder.resolve("tls.key"));
    TlsSettings tls =
        new TlsSettings(
            folder.resolve("tls.pem"),
            new SecretRef.File(folder.resolve("tls.key")),
            Optional.of(new TlsSettings.Clients("127.0.0.1", 0, Optional.empty())));
    company =
        Company.start(
            folder.resolve("ilk"), settings -> settings.but().tls(Optional.of(tls)).build());
    assertEquals(0, company.declare().code());
  }

  @AfterAll
  static void close() {
    company.close();
  }

  private static List<JsonNode> assets(String use) throws Exception {
    Told told = company.ilk("crypto", "inventory", "--json");
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper()
        .readTree(told.text())
        .path("assets")
        .valueStream()
        .filter(one -> one.path("use").asText().equals(use))
        .toList();
  }

  @Test
  void the_key_of_the_record_is_listed_with_its_age() throws Exception {
    Told first = company.ilk("record", "checkpoint");
    assertEquals(0, first.code(), "there is a key once there is a checkpoint: " + first.text());
    JsonNode active =
        assets("record").stream()
            .filter(one -> one.path("state").asText().equals("active"))
            .findFirst()
            .orElseThrow();
    assertEquals("EdDSA", active.path("algorithm").asText());
    assertEquals(128, active.path("bits").asInt());
    assertEquals("forgeable", active.path("quantum").asText());
    assertTrue(active.has("since") && !active.has("next"), active.toString());
  }

  @Test
  void a_rotated_key_is_listed_until_it_is_gone_and_the_next_one_before_it_signs()
      throws Exception {
    assertEquals(0, company.ilk("keys", "rotate", "prod", "workload", "--at-once").code());
    List<JsonNode> ring =
        assets("tokens").stream()
            .filter(one -> one.path("where").asText().equals("prod/workload"))
            .toList();
    assertEquals(
        List.of("active", "next", "retired"),
        ring.stream().map(one -> one.path("state").asText()).toList());
    Instant since = Instant.parse(ring.getFirst().path("since").asText());
    Instant next = Instant.parse(ring.getFirst().path("next").asText());
    assertTrue(Duration.between(since, next).compareTo(Duration.ofDays(29)) > 0, next.toString());
    assertTrue(ring.getLast().has("end"), ring.getLast().toString());
  }

  @Test
  void authorities_are_listed_once_they_are_there_and_never_made_by_looking() throws Exception {
    assertTrue(
        assets("svids").stream().noneMatch(one -> one.path("where").asText().contains("staging")));
    assertEquals(0, company.ilk("keys", "rotate", "prod", "x509-svid", "--at-once").code());
    assertEquals(0, company.ilk("keys", "rotate", "prod", "x509-root", "--at-once").code());
    List<String> states =
        assets("svids").stream().map(one -> one.path("state").asText()).distinct().toList();
    assertTrue(states.contains("root certificate"), states.toString());
    assertTrue(states.contains("issuing certificate"), states.toString());
  }

  @Test
  void what_seals_connects_and_proves_others_is_listed() throws Exception {
    assertTrue(
        assets("sealing").stream().allMatch(one -> one.path("quantum").asText().equals("safe")));
    assertTrue(
        assets("tls").stream()
            .anyMatch(one -> one.path("where").asText().equals("the node's certificate")));
    assertTrue(
        assets("tls").stream().anyMatch(one -> one.path("quantum").asText().equals("readable")));
    assertFalse(assets("trusted_issuer").isEmpty());
    assertFalse(assets("passkey").isEmpty());
  }

  @Test
  void people_read_it_as_a_table() {
    Told told = company.ilk("crypto", "inventory");
    assertEquals(0, told.code(), told.text());
    assertTrue(told.text().contains("QUANTUM"), told.text());
  }
}
