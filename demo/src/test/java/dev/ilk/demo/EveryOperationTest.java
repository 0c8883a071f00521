package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every operation that the running server's own description names, with nothing, with a
 * stranger's token, with a good one, and with bodies that make no sense: nothing breaks, and every
 * refusal is told in the words of its protocol.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationTest {
  private static final List<String> BODIES =
      List.of("", "{", "[]", "null", "{}", "\u0000", "{\"a\":1,\"a\":2}", "a=b&a=b", "<x/>");

  private static final List<String> PLACES = List.of("x", "%00", "..%2f", "%E2%80%AE", "0");

  /** What tells a refusal: problem details, SCIM's errors, OAuth's and ACME's own. */
  private static final Set<String> REFUSALS =
      Set.of("application/problem+json", "application/scim+json", "application/json");

  private Company company;
  private HttpClient http;
  private String token;
  private final List<Operation> operations = new ArrayList<>();

  /** One operation of the description. */
  private record Operation(String method, String path, JsonNode told) {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    http = HttpClient.newHttpClient();
    JsonNode document =
        new ObjectMapper().readTree(call("GET", "/openapi.json", "", "", "").body());
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    operations.add(
                        new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.getValue()))));
    try (Web web = new Web()) {
      token =
          new Tokens(web, company.ilk())
              .workload("prod", company.podToken(Company.API_POD, company.ilk()), company.ilk())
              .json()
              .path("access_token")
              .asText();
    }
  }

  @AfterAll
  void stop() {
    http.close();
    company.close();
  }

  private HttpResponse<String> call(
      String method, String path, String token, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(company.ilk() + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String at(Operation operation, String place) {
    return operation
        .path()
        .replace("{environment}", "prod")
        .replace("{plane}", "workload")
        .replaceAll("\\{[^}]+}", place);
  }

  private static void assertSound(Operation operation, HttpResponse<String> answer) {
    String what = operation.method() + " " + operation.path() + ": " + answer.statusCode();
    assertTrue(
        answer.statusCode() < 500 || answer.statusCode() == 501, () -> what + " " + answer.body());
    if (answer.statusCode() >= 400) {
      String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
      assertTrue(REFUSALS.contains(type), () -> what + " in " + type + " " + answer.body());
      assertTrue(!answer.body().contains("Exception"), () -> what + " " + answer.body());
    }
  }

  @Test
  void nothing_breaks_whoever_calls_and_whatever_is_sent() throws Exception {
    assertTrue(operations.size() > 50);
    for (Operation operation : operations) {
      boolean carries = operation.told().has("requestBody");
      for (String caller : List.of("", "a.b.c", token)) {
        for (String body : carries ? BODIES : List.of("")) {
          for (String type :
              carries
                  ? List.of(
                      "",
                      "application/json",
                      "application/scim+json",
                      "application/x-www-form-urlencoded")
                  : List.of("")) {
            assertSound(
                operation, call(operation.method(), at(operation, "x"), caller, type, body));
          }
        }
      }
    }
  }

  @Test
  void whatever_stands_for_a_name_in_an_address_nothing_breaks() throws Exception {
    for (Operation operation : operations) {
      if (operation.path().contains("{")) {
        for (String place : PLACES) {
          String query = "?limit=-1&count=x&after=%00&filter=((&cursor=%ff&text=" + "a".repeat(999);
          assertSound(
              operation, call(operation.method(), at(operation, place) + query, token, "", ""));
        }
      }
    }
  }

  @Test
  void what_needs_a_credential_is_refused_without_one() throws Exception {
    for (Operation operation : operations) {
      JsonNode security = operation.told().path("security");
      boolean open = security.isMissingNode() || security.isEmpty();
      boolean anonymous = false;
      for (JsonNode one : security) {
        anonymous |= one.isEmpty();
      }
      if (!open && !anonymous) {
        int status =
            call(operation.method(), at(operation, "x"), "", "application/json", "{}").statusCode();
        assertTrue(
            status >= 400, operation.method() + " " + operation.path() + " answers " + status);
      }
    }
  }
}
