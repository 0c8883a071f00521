package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ilk export} and {@code ilk plan} at the command line, from a server with a set of two
 * parts and one of one.
 */
class ExportTest {
  @TempDir Path folder;
  private HttpServer server;
  private int version = 7;
  private boolean moves;
  private String planned = "{\"version\":7,\"changes\":[],\"secrets\":[]}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/registry/export", this::export);
    server.createContext("/v1/registry/plan", exchange -> answer(exchange, 200, planned));
    server.createContext("/v1/registry/apply", exchange -> answer(exchange, 200, planned));
    server.start();
    Files.writeString(folder.resolve("token"), "t");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void export(HttpExchange exchange) throws IOException {
    String query =
        URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
    String set = query.replaceAll("set=([^&]*).*", "$1");
    boolean first = query.endsWith("after=");
    if (!List.of("default", "acme").contains(set)) {
      answer(
          exchange,
          404,
          "{\"type\":\"x\",\"title\":\"no set of that name manages anything\",\"status\":404,"
              + "\"code\":\"unknown_set\"}");
      return;
    }
    ObjectNode part = Server.mapper().createObjectNode().put("version", version);
    version += moves ? 1 : 0;
    part.put(
        "document", set.equals("acme") ? "set: acme\nn: %d\n".formatted(first ? 1 : 2) : "t: 1\n");
    part.put("next", set.equals("acme") && first ? "human:zoe" : "");
    part.putArray("left_out").addObject().put("subject", "human:bob").put("why", "it is revoked");
    part.putArray("sets").add("acme").add("default");
    answer(exchange, 200, part.toString());
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", status == 200 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Run run(Object... arguments) {
    return Run.of(
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--server",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "--token-file",
                    folder.resolve("token")))
            .toArray());
  }

  @Test
  void the_parts_of_a_set_come_one_after_the_other() {
    Run run = run("export", "--set", "acme");
    assertEquals(0, run.code(), run.err());
    assertEquals(
        "# left out, since it is revoked: human:bob\n".repeat(2)
            + "set: acme\nn: 1\n---\nset: acme\nn: 2\n",
        run.out());
  }

  @Test
  void without_a_set_it_is_that_of_files_which_name_none() {
    assertTrue(run("export").out().endsWith("t: 1\n"));
  }

  @Test
  void programs_get_the_parts_as_they_are() throws IOException {
    JsonNode whole = Server.mapper().readTree(run("export", "--set", "acme", "--json").out());
    assertEquals(2, whole.path("documents").size());
    assertEquals(7, whole.path("version").asInt());
    assertEquals("human:bob", whole.path("left_out").path(0).path("subject").asText());
  }

  @Test
  void every_set_becomes_files_in_the_order_in_which_they_are_applied() throws IOException {
    Path to = folder.resolve("registry");
    for (int i = 0; i < 2; i++) {
      Run run = run("export", "--all", "--to", to);
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("wrote " + to.resolve("acme-0002.yaml")), run.out());
    }
    try (Stream<Path> files = Files.list(to)) {
      assertEquals(
          List.of("acme-0001.yaml", "acme-0002.yaml", "default.yaml"),
          files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
    }
    assertEquals("---\nset: acme\nn: 2\n", Files.readString(to.resolve("acme-0002.yaml")));
  }

  @Test
  void what_cannot_be_exported_is_told_and_writes_nothing() {
    Path to = folder.resolve("none");
    assertTrue(run("export", "--all").err().contains("--to DIR"));
    assertTrue(run("export", "--all", "--to", to, "--set", "acme").err().contains("no `--set`"));
    Run unknown = run("export", "--set", "other", "--to", to);
    assertTrue(unknown.code() != 0);
    assertTrue(unknown.err().contains("no set of that name"), unknown.err());
    moves = true;
    Run moved = run("export", "--set", "acme", "--to", to);
    assertTrue(moved.code() != 0);
    assertTrue(moved.err().contains("run this again"), moved.err());
    assertFalse(Files.exists(to));
  }

  @Test
  void a_plan_tells_what_a_change_means_and_a_pipeline_that_there_is_one() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "set: acme\n");
    assertEquals(0, run("plan", "-f", file, "--detect").code());
    planned =
        """
        {"version":8,
         "changes":[{"verb":"end","type":"webhook","name":"audit","fields":[],
                     "note":"12 entries of the record wait"}],
         "secrets":[{"type":"webhook","name":"other","secret":"whsec_x"}]}
        """;
    Run plan = run("plan", "-f", file, "--detect");
    assertEquals(1, plan.code());
    assertTrue(plan.out().contains("12 entries of the record wait"), plan.out());
    assertEquals(0, run("plan", "-f", file).code());
    JsonNode told = Server.mapper().readTree(run("plan", "-f", file, "--json").out());
    assertEquals("audit", told.path("changes").path(0).path("name").asText());
    assertTrue(run("apply", "-f", file).out().contains("shown this once: whsec_x"));
  }
}
