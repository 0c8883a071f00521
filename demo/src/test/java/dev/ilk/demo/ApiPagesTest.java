package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface of a running Ilk, looked up in its own page. */
class ApiPagesTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre id=\"[^\"]+\">(.*?)</pre>");

  @TempDir private static Path folder;
  private static Company company;
  private static Web web;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder, settings -> settings);
    web = new Web();
  }

  @AfterAll
  static void stop() {
    web.close();
    company.close();
  }

  private static String page(String query) throws Exception {
    String text = URLEncoder.encode(query, StandardCharsets.UTF_8);
    Answer answer = web.get(company.ilk() + "/console/api?q=" + text);
    assertEquals(200, answer.status());
    return answer.text();
  }

  @Test
  void every_operation_of_the_document_is_there_with_an_example() throws Exception {
    JsonNode document = web.get(company.ilk() + "/openapi.json").json();
    String page = page("");
    int[] operations = {0};
    document
        .path("paths")
        .forEach(path ->
            path.forEach(operation -> {
              if (operation.has("operationId")) {
                operations[0]++;
                String id = operation.path("operationId").asText();
                assertTrue(page.contains("<details id=\"" + id + "\""), id);
                assertTrue(page.contains("<pre id=\"" + id + "-example\">curl"), id);
              }
            }));
    assertTrue(operations[0] > 100);
    assertTrue(page.contains("%1$d of %1$d operations".formatted(operations[0])));
  }

  @Test
  void words_find_operations_whatever_their_capitals() throws Exception {
    String found = page("EXCHANGE token post");
    assertTrue(found.contains("id=\"exchangeToken\""), found);
    assertFalse(found.contains("id=\"registerApp\""), found);
    assertTrue(page("nothing-is-called-so").contains("Nothing is called so"));
  }

  @Test
  void what_is_looked_for_is_text_and_nothing_else() throws Exception {
    for (String hostile :
        List.of(
            "\"><script>alert(1)</script>",
            "' onmouseover='alert(1)",
            "(((((a+)+)+)+",
            "\u202e\u0000",
            "x".repeat(5_000))) {
      String page = page(hostile);
      assertFalse(page.contains("<script>alert"), hostile);
      assertFalse(page.contains("onmouseover='alert"), hostile);
      assertTrue(page.contains("Nothing is called so"));
    }
  }

  @Test
  void it_is_open_to_everyone_and_as_strict_as_the_console() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(company.ilk() + "/console/api")).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("default-src 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertFalse(response.body().contains(" style="));
      Matcher script = Pattern.compile("src=\"(/console/api/[^\"]+)\"").matcher(response.body());
      assertTrue(script.find());
      assertEquals(200, web.get(company.ilk() + script.group(1)).status());
    }
    assertEquals(404, web.get(company.ilk() + "/console/api/elsewhere").status());
  }

  @Test
  void an_example_can_be_run_as_it_stands() throws Exception {
    Matcher example = EXAMPLE.matcher(page("introspect"));
    assertTrue(example.find());
    String command = example.group(1).replace("&#34;", "\"").replace("&#39;", "'");
    assertTrue(
        command.startsWith("curl -X POST \"" + company.ilk() + "/e/prod/workload/introspect\""),
        command);
    assertTrue(command.contains("--data-urlencode \"token=$TOKEN\""), command);
    Matcher health = EXAMPLE.matcher(page("/health/live"));
    assertTrue(health.find());
    assertTrue(health.group(1).endsWith("/health/live\""), health.group(1));
  }
}
