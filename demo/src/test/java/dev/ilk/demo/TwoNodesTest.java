package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one Ilk, on one PostgreSQL, under one public address. */
class TwoNodesTest {
  private static final int MANY = 300;

  private TwoNodes nodes;
  private Company company;
  private Journeys journeys;
  private Web web;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    nodes = TwoNodes.start(folder, Optional.empty());
    company = nodes.company;
    journeys = Journeys.at(company);
    web = new Web();
    Told declared = company.declare();
    assertEquals(0, declared.code(), declared.text());
  }

  @AfterEach
  void stop() throws IOException {
    if (nodes != null) {
      web.close();
      nodes.close();
    }
  }

  @Test
  void what_one_node_declared_the_other_knows() throws Exception {
    Answer answer = Eventually.answers(200, () -> journeys.exchange(nodes.second()));
    assertFalse(answer.json().path("access_token").asText().isEmpty());
  }

  @Test
  void a_token_of_one_node_is_known_and_revoked_through_the_other() throws Exception {
    String token = token(company.ilk());
    String asking = apiToken();
    assertTrue(introspected(nodes.second(), token, asking).json().path("active").asBoolean());

    Told revoked =
        nodes.ilkAtSecond("revoke", Jwt.claim(token, "jti"), "--reason", "seen in a log");
    assertEquals(0, revoked.code(), revoked.text());

    assertFalse(introspected(nodes.second(), token, asking).json().path("active").asBoolean());
    for (int i = 0; i < 1000; i++) {
      if (!introspected(company.ilk(), token, asking).json().path("active").asBoolean()) {
        return;
      }
    }
    throw new AssertionError("the first node still takes the token");
  }

  @Test
  void an_identity_revoked_through_one_node_gets_nothing_from_the_other() throws Exception {
    assertEquals(200, journeys.exchange(company.ilk()).status());
    Told revoked =
        nodes.ilkAtSecond("revoke", "workload:prod-payments-deployer", "--reason", "laptop stolen");
    assertEquals(0, revoked.code(), revoked.text());
    assertEquals(400, journeys.exchange(nodes.second()).status());
    Eventually.answers(400, () -> journeys.exchange(company.ilk()));
  }

  @Test
  void under_load_from_both_the_log_is_one_and_a_changed_copy_is_found_out(@TempDir Path kept)
      throws Exception {
    Eventually.answers(200, () -> journeys.exchange(nodes.second()));
    try (Journeys.Load load = journeys.load(company.ilk(), nodes.second())) {
      load.await(MANY);
    }
    assertEquals(List.of(), List.copyOf(journeys.refused()));
    Told signed = company.ilk("record", "checkpoint");
    assertEquals(0, signed.code(), signed.text());
    Path checkpoint = Files.writeString(kept.resolve("checkpoint"), signed.text());
    Copy copy = Copy.of(nodes.secondData(), kept.resolve("copy"), journeys.received());
    Told whole = copy.verify(checkpoint);
    assertEquals(0, whole.code(), whole.text());
    assertTrue(
        copy.tokens().containsAll(journeys.received()), "every token received is in the log");

    String victim = journeys.received().peek();
    long entry = replace(copy, victim, victim.substring(0, 10) + "0".repeat(20));
    Told broken = copy.verify(checkpoint);
    assertEquals(1, broken.code());
    assertTrue(broken.text().contains("entry " + entry + " was edited"), broken.text());
  }

  /** Changes one word in the copy; returns the number of the entry it stands in. */
  private long replace(Copy copy, String word, String by) throws IOException {
    for (Path bundle : copy.bundles()) {
      String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
      if (text.contains(word)) {
        Files.writeString(bundle, text.replace(word, by), StandardCharsets.ISO_8859_1);
      }
    }
    Told trace = company.ilk("trace", word, "--json");
    return new ObjectMapper().readTree(trace.text()).path(0).path("n").asLong();
  }

  private String token(String node) throws Exception {
    return journeys.exchange(node).json().path("access_token").asText();
  }

  /** A token with which the payments API may ask Ilk about others. */
  private String apiToken() throws Exception {
    String proof = company.podToken(Company.API_POD, company.ilk());
    return new Tokens(web, company.ilk())
        .workload("prod", proof, company.ilk())
        .json()
        .path("access_token")
        .asText();
  }

  private Answer introspected(String node, String token, String asking) throws Exception {
    return web.form(
        node + "/e/prod/workload/introspect",
        Map.of("token", token),
        "Authorization",
        "Bearer " + asking);
  }
}
