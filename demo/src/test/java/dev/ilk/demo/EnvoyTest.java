package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What Envoy is answered by {@code ilk edge}, asked as Envoy asks: by gRPC, with its messages. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EnvoyTest {
  @TempDir static Path folder;
  private static Company company;
  private static ServerProcess edge;
  private static ManagedChannel channel;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder.resolve("company"), settings -> settings);
    assertEquals(0, company.declare().code());
    edge = ServerProcess.edge(EdgeConfiguration.write(folder, company));
    URI address = URI.create(edge.address("grpc"));
    channel =
        NettyChannelBuilder.forAddress(address.getHost(), address.getPort()).usePlaintext().build();
    try (Web web = new Web()) {
      token =
          new Tokens(web, company.ilk())
              .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE)
              .json()
              .path("access_token")
              .asText();
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (channel != null) {
      channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
    for (AutoCloseable part : new AutoCloseable[] {edge, company}) {
      if (part != null) {
        part.close();
      }
    }
  }

  @Test
  void an_action_that_policy_allows_passes_with_its_callers_name() {
    CheckResponse answer = check("POST", "/releases/2026-11-22?dry=no", "Bearer " + token);
    assertEquals(Status.Code.OK.value(), answer.getStatus().getCode());
    assertEquals(
        Optional.of("workload:prod-payments-deployer"),
        answer.getOkResponse().getHeadersList().stream()
            .map(HeaderValueOption::getHeader)
            .filter(header -> header.getKey().equals("Ilk-Subject"))
            .map(header -> header.getValue())
            .findFirst());
    assertTrue(answer.getOkResponse().getHeadersToRemoveList().contains("ilk-actor"));
  }

  @Test
  void an_action_that_policy_denies_does_not() {
    assertEquals(403, refusal(check("POST", "/refunds/42", "Bearer " + token)));
  }

  @Test
  void nobody_passes_without_a_token_or_with_a_wrong_one() {
    CheckResponse answer = check("POST", "/releases/1", "Bearer nonsense");
    assertEquals(401, refusal(answer));
    assertTrue(
        answer.getDeniedResponse().getHeadersList().stream()
            .anyMatch(option -> option.getHeader().getKey().equals("WWW-Authenticate")));
    assertEquals(401, refusal(check("POST", "/releases/1", "")));
  }

  @Test
  void another_method_is_another_action() {
    assertEquals(403, refusal(check("GET", "/releases/1", "Bearer " + token)));
  }

  @Test
  @Order(Integer.MAX_VALUE - 2)
  void what_was_decided_is_in_the_record() {
    Told trace = company.ilk("trace", "workload:prod-payments-deployer");
    assertTrue(trace.text().contains("payments:deploy on Release"), trace.text());
    assertTrue(trace.text().contains("no-refunds-by-pipelines"), trace.text());
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void with_ilk_away_nobody_passes_and_the_caller_is_told_to_come_back() throws Exception {
    company.close();
    company = null;
    assertEquals(503, refusal(check("POST", "/releases/1", "Bearer " + token)));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void with_the_process_gone_there_is_no_answer() throws Exception {
    edge.kill();
    StatusRuntimeException none =
        assertThrows(
            StatusRuntimeException.class, () -> check("POST", "/releases/1", "Bearer " + token));
    assertEquals(Status.Code.UNAVAILABLE, none.getStatus().getCode());
  }

  private static int refusal(CheckResponse answer) {
    assertFalse(answer.hasOkResponse());
    assertFalse(answer.getStatus().getCode() == Status.Code.OK.value());
    return answer.getDeniedResponse().getStatus().getCodeValue();
  }

  private static CheckResponse check(String method, String path, String authorization) {
    Map<String, String> headers =
        authorization.isEmpty() ? Map.of() : Map.of("authorization", authorization);
    AttributeContext.HttpRequest http =
        AttributeContext.HttpRequest.newBuilder()
            .setMethod(method)
            .setPath(path)
            .setHost("payments.acme.example")
            .setScheme("https")
            .setProtocol("HTTP/2")
            .putAllHeaders(headers)
            .build();
    AttributeContext attributes =
        AttributeContext.newBuilder()
            .setRequest(AttributeContext.Request.newBuilder().setHttp(http))
            .build();
    return AuthorizationGrpc.newBlockingStub(channel)
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .check(CheckRequest.newBuilder().setAttributes(attributes).build());
  }
}
