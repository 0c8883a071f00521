package dev.ilk.demo;

import static dev.ilk.demo.Silence.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile proofs meet at the door itself: an answer in OAuth's terms, and the record. */
class HostileProofsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Company company;
  private static Web web;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder, settings -> settings);
    web = new Web();
    assertEquals(0, company.declare().code());
  }

  @AfterAll
  static void stop() {
    web.close();
    company.close();
  }

  @Test
  void a_proof_that_nobody_touched_is_taken() throws Exception {
    assertEquals(200, ask(job()).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
        "{\"alg\":\"RS256\",\"alg\":\"none\"}",
        "{\"alg\":\"RS256\",\"kid\":\"../../../../dev/null\"}",
        "{\"alg\":\"RS256\",\"kid\":\"' OR 1=1 --\"}",
        "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/keys\"}",
        "{\"alg\":\"RS256\",\"x5u\":\"http://127.0.0.1:1/chain\"}",
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}",
        "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}",
        "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}",
        "{\"alg\":\"RS256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}",
        "{\"alg\":1e9999}",
        "{\"alg\":[\"RS256\"]}",
        "[]",
        "null",
        "{"
      })
  void a_header_that_brings_its_own_rules_is_refused_and_recorded(String header) throws Exception {
    String[] parts = job().split("\\.", -1);
    refusedAndRecorded(base64(header) + "." + parts[1] + "." + parts[2]);
  }

  @Test
  void claims_that_were_changed_are_refused_and_recorded() throws Exception {
    String[] parts = job().split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    for (String hostile :
        List.of(
            claims.replace("refs/heads/main", "refs/heads/evil"),
            claims.replace("\"exp\":", "\"exp\":1e400,\"old\":"),
            claims.replace("\"exp\":", "\"exp\":9999999999,\"exp\":"),
            "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
            "\u0000".repeat(100),
            "")) {
      refusedAndRecorded(parts[0] + "." + base64(hostile) + "." + parts[2]);
    }
  }

  @Test
  void what_is_no_token_at_all_is_refused_and_recorded() throws Exception {
    for (String hostile :
        List.of("a", "...", "a.b.c", ".".repeat(10_000), "é", "<script>alert(1)</script>")) {
      refusedAndRecorded(hostile);
    }
  }

  @Test
  void a_proof_longer_than_the_door_takes_is_not_read() throws Exception {
    Answer answer = ask("a".repeat(2_000_000));
    assertTrue(List.of(400, 413).contains(answer.status()));
    assertSilent(answer.text(), "access_token", "Exception");
  }

  @Test
  void every_published_signature_vector_is_refused() throws Exception {
    Path vectors =
        Path.of(System.getProperty("ilk.root"))
            .resolve("../shared/data/wycheproof/json_web_signature_test.json");
    Assumptions.assumeTrue(
        Files.exists(vectors), "skipped: put Project Wycheproof's vectors at " + vectors);
    List<String> tokens = new ArrayList<>();
    for (JsonNode found : JSON.readTree(vectors.toFile()).findValues("jws")) {
      tokens.add(found.isTextual() ? found.asText() : found.toString());
    }
    assertTrue(tokens.size() > 100);
    for (String token : tokens) {
      refused(ask(token));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "grant_type=",
        "grant_type=password&username=a&password=b",
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange",
        "grant_type=%zz",
        "grant_type=a&grant_type=b",
        "&&&&====",
        "grant_type=%00"
      })
  void a_form_that_says_nothing_useful_is_answered_in_oauths_terms(String form) throws Exception {
    refused(
        web.post(
            company.ilk() + "/e/prod/workload/token", "application/x-www-form-urlencoded", form));
  }

  private static void refusedAndRecorded(String proof) throws Exception {
    Answer answer = ask(proof);
    refused(answer);
    assertTrue(answer.correlation().startsWith("cor_"), answer.correlation());
    Told trace = company.ilk("trace", answer.correlation());
    assertTrue(trace.text().contains("unproven"), trace.text());
  }

  private static void refused(Answer answer) {
    assertEquals(400, answer.status(), answer.text());
    assertTrue(
        List.of("invalid_request", "invalid_grant", "unsupported_grant_type", "invalid_target")
            .contains(answer.json().path("error").asText()),
        answer.json().path("error").asText());
    assertFalse(answer.json().path("error_description").asText().isEmpty());
    assertSilent(answer.text(), "access_token", "Exception", "dev.ilk");
  }

  private static Answer ask(String proof) throws IOException, InterruptedException {
    return new Tokens(web, company.ilk()).workload("prod", proof, PaymentsApi.AUDIENCE);
  }

  private static String job() {
    return company.jobToken(Company.MAIN, company.ilk());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
