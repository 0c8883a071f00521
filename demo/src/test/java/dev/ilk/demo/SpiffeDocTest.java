package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell lines of docs/spiffe.md, run as they stand against a real Ilk. */
class SpiffeDocTest {
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");

  @TempDir Path folder;

  @Test
  void the_shell_lines_of_the_documentation_run() throws Exception {
    for (String tool : List.of("openssl", "curl", "jq", "fold")) {
      Assumptions.assumeTrue(
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(path -> Files.isExecutable(Path.of(path, tool))),
          () -> "no `" + tool + "` on this machine: install it to run the documentation's lines");
    }
    String page = Files.readString(Path.of(System.getProperty("ilk.root"), "docs/spiffe.md"));
    List<String> blocks = SHELL.matcher(page).results().map(SpiffeDocTest::lines).toList();
    assertEquals(2, blocks.size(), "to ask for one, and to check one");
    Path work = Files.createDirectory(folder.resolve("work"));
    try (Company company = Company.start(folder.resolve("company"), settings -> settings)) {
      assertEquals(0, company.declare().code());
      permit(company);
      for (String block : blocks) {
        Process shell =
            shell(work, company, "set -eu -o pipefail\n" + block).redirectErrorStream(true).start();
        String said = new String(shell.getInputStream().readAllBytes());
        assertEquals(0, shell.waitFor(), said);
        if (block.contains("openssl verify")) {
          assertTrue(said.contains("svid.pem: OK"), said);
        }
      }
    }
  }

  private static String lines(MatchResult block) {
    return block.group(1);
  }

  private static ProcessBuilder shell(Path work, Company company, String lines) throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", lines.replace("https://ilk.acme.example", company.ilk()))
            .directory(work.toFile());
    shell.environment().put("TOKEN", token(company));
    return shell;
  }

  private static String token(Company company) throws Exception {
    String form =
        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
            + "&subject_token_type=urn:ietf:params:oauth:token-type:jwt&audience="
            + company.ilk()
            + "&subject_token="
            + company.jobToken(Company.MAIN, company.ilk());
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(company.ilk() + "/e/prod/workload/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
  }

  private void permit(Company company) throws Exception {
    Told told =
        company.apply(
            "svid",
            "set: svid\n",
            """
            @id("deployer-speaks-to-ilk")
            @reason("it asks for its SVIDs")
            permit (
              principal == Workload::"prod-payments-deployer",
              action == Action::"ExchangeToken",
              resource
            )
            when { resource.own };

            @id("services-get-svids")
            @reason("services of production name themselves to each other")
            permit (
              principal is Workload,
              action in [Action::"IssueX509Svid", Action::"IssueJwtSvid"],
              resource == TrustDomain::"prod.127.0.0.1"
            );
            """);
    assertEquals(0, told.code(), told.text());
  }
}
