package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.nginx.Nginx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that knows nothing of Ilk, behind an nginx that asks {@code ilk edge}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NginxTest {
  @TempDir static Path folder;
  private static Company company;
  private static HttpServer service;
  private static ServerProcess edge;
  private static Nginx nginx;
  private static Web web;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder.resolve("company"), settings -> settings);
    assertEquals(0, company.declare().code());
    service = service();
    edge = ServerProcess.edge(EdgeConfiguration.write(folder, company));
    Path files = Files.createDirectory(folder.resolve("nginx"));
    nginx =
        switch (Nginx.start(files, gateway())) {
          case Result.Ok<Nginx>(Nginx running) -> running;
          case Result.Failed<Nginx>(List<Problem> problems) ->
              Assumptions.abort("skipped without nginx: " + problems.getFirst().sentence());
        };
    web = new Web();
    token =
        new Tokens(web, company.ilk())
            .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE)
            .json()
            .path("access_token")
            .asText();
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable part :
        new AutoCloseable[] {
          web, nginx, edge, service == null ? null : () -> service.stop(0), company
        }) {
      if (part != null) {
        part.close();
      }
    }
  }

  @Test
  void an_action_that_policy_allows_reaches_the_service_with_its_callers_name() throws Exception {
    Answer answer = post("/releases/2026-11-22", bearer());
    assertEquals(200, answer.status(), answer.text());
    assertEquals("workload:prod-payments-deployer", answer.text());
  }

  @Test
  void an_action_that_policy_denies_does_not() throws Exception {
    assertEquals(403, post("/refunds/42", bearer()).status());
  }

  @Test
  void nobody_passes_without_a_token_or_with_a_wrong_one() throws Exception {
    assertEquals(401, post("/releases/1").status());
    assertEquals(401, post("/releases/1", "Authorization", "Bearer nonsense").status());
  }

  @Test
  void a_name_that_the_caller_claims_does_not_reach_the_service() throws Exception {
    String[] headers = {"Authorization", "Bearer " + token, "Ilk-Subject", "human:olga"};
    assertEquals("workload:prod-payments-deployer", post("/releases/1", headers).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/unknown/1",
        "/releases",
        "/releases/",
        "/releases/1/2",
        "/releases/%2e%2e",
        "/releases/a%2Fb",
        "/refunds/../releases/1",
        "/releases//1",
        "/releases/1;a=b"
      })
  void a_path_of_no_route_or_of_two_readings_is_refused(String path) throws Exception {
    assertEquals(403, post(path, bearer()).status());
  }

  @Test
  void another_method_is_another_action() throws Exception {
    assertEquals(403, web.get(nginx.address() + "/releases/1", bearer()).status());
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void what_was_decided_is_in_the_record() {
    Told trace = company.ilk("trace", "workload:prod-payments-deployer");
    assertTrue(trace.text().contains("payments:deploy on Release"), trace.text());
    assertTrue(trace.text().contains("no-refunds-by-pipelines"), trace.text());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void with_the_process_gone_nobody_passes() throws Exception {
    edge.kill();
    assertEquals(500, post("/releases/1", bearer()).status());
  }

  private static Answer post(String path, String... headers) throws Exception {
    return web.form(nginx.address() + path, Map.of(), headers);
  }

  private static String[] bearer() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** Answers with the name that it was told. */
  private static HttpServer service() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String name =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Ilk-Subject"))
                    .orElse("nobody");
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  /** As docs/edge.md describes it. */
  private static String gateway() {
    return """
    location / {
      auth_request /ilk;
      auth_request_set $ilk_subject $upstream_http_ilk_subject;
      proxy_set_header Ilk-Subject $ilk_subject;
      proxy_pass http://127.0.0.1:%d;
    }
    location = /ilk {
      internal;
      proxy_pass %s/auth-request;
      proxy_http_version 1.1;
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header X-Original-Method $request_method;
      proxy_set_header X-Original-URI $request_uri;
    }
    """
        .formatted(service.getAddress().getPort(), edge.address());
  }
}
