package dev.ilk.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardSettings;
import dev.ilk.guard.Judgement;
import dev.ilk.kernel.Result;
import io.envoyproxy.envoy.config.core.v3.HeaderMap;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
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
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Envoy may say, and what others may say in its place; Ilk itself is away throughout. */
class EnvoyDoorTest {
  /** Nobody listens there. */
  private static final String ILK = "http://127.0.0.1:1";

  private static final String ISSUER = ILK + "/e/prod/workload";
  private static Guard guard;
  private static EnvoyDoor door;
  private static ManagedChannel channel;

  @BeforeAll
  static void open() {
    guard =
        Guard.start(
            GuardSettings.of(URI.create(ILK), "https://payments.example", ISSUER),
            InstantSource.system(),
            (caller, action) -> new Judgement(true, "allowed", List.of()));
    PathTemplate path =
        switch (PathTemplate.parse("/payments/{id}")) {
          case Result.Ok<PathTemplate>(PathTemplate parsed) -> parsed;
          case Result.Failed<PathTemplate> failed ->
              throw new AssertionError(failed.problems().toString());
        };
    Route route = new Route("GET", path, "payments:read", "Payment", Optional.empty());
    door =
        EnvoyDoor.open(
            new Address("127.0.0.1", 0),
            new Gatekeeper(guard, List.of(route), URI.create("https://payments.example")));
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", door.address().port()).usePlaintext().build();
  }

  @AfterAll
  static void close() throws InterruptedException {
    channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    door.close();
    guard.close();
  }

  @Test
  void who_shows_nothing_is_told_how_to_in_one_field() {
    CheckResponse answer = check(http -> {});
    assertEquals("401 UNAUTHENTICATED", words(answer));
    List<String> challenges = denied(answer, "WWW-Authenticate");
    assertEquals(1, challenges.size());
    assertTrue(challenges.getFirst().startsWith("Bearer, DPoP algs="), challenges.toString());
  }

  @Test
  void with_ilk_away_a_token_is_answered_503() {
    assertEquals("503 UNAVAILABLE", words(check(shown("Bearer " + token(ISSUER)))));
    assertEquals("401 UNAUTHENTICATED", words(check(shown("Bearer " + token(ILK)))));
  }

  @Test
  void a_request_of_which_nothing_is_told_is_refused() {
    assertEquals("403 PERMISSION_DENIED", words(ask(CheckRequest.getDefaultInstance())));
    assertEquals("403 PERMISSION_DENIED", words(check(http -> http.clearMethod())));
    assertEquals("403 PERMISSION_DENIED", words(check(http -> http.clearPath())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "payments/1",
        "/payments",
        "/payments/",
        "/payments/1/2",
        "//payments/1",
        "/payments/%31",
        "/payments/..%2f1",
        "/payments/a/../1",
        "/payments/1;x",
        "/payments\\1",
        "/payments/1 HTTP/1.1",
        "/payments/1\u0000",
        "/payments/\u202e1",
        "http://payments.example/payments/1",
        "?/payments/1"
      })
  void a_path_of_no_route_or_of_two_readings_is_refused(String path) {
    assertEquals(
        "403 PERMISSION_DENIED",
        words(check(http -> http.setPath(path).putHeaders("authorization", "Bearer x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "POST", "GET ", "GET\u0000", "CONNECT", "GET, GET"})
  void a_method_of_no_route_is_refused(String method) {
    assertEquals("403 PERMISSION_DENIED", words(check(http -> http.setMethod(method))));
  }

  @Test
  void what_is_told_in_fields_of_its_own_does_not_change_the_path() {
    assertEquals(
        "403 PERMISSION_DENIED",
        words(
            check(http ->
                http.setPath("/refunds/1")
                    .putHeaders(":path", "/payments/1")
                    .putHeaders("x-original-uri", "/payments/1")
                    .setQuery("/payments/1"))));
  }

  @Test
  void two_tokens_are_none() {
    String one = "Bearer " + token(ISSUER);
    HeaderMap twice = HeaderMap.newBuilder().addHeaders(raw(one)).addHeaders(raw(one)).build();
    HeaderMap once = HeaderMap.newBuilder().addHeaders(raw(one)).build();
    assertEquals("503 UNAVAILABLE", words(check(http -> http.setHeaderMap(once))));
    assertEquals("401 UNAUTHENTICATED", words(check(http -> http.setHeaderMap(twice))));
    assertEquals("401 UNAUTHENTICATED", words(check(shown(one + "," + one))));
    assertEquals(
        "401 UNAUTHENTICATED",
        words(check(http -> http.putHeaders("authorization", one).setHeaderMap(once))));
    assertEquals(
        "401 UNAUTHENTICATED",
        words(
            check(http -> http.putHeaders("authorization", one).putHeaders("Authorization", one))));
  }

  @Test
  void more_than_fits_is_refused_and_the_next_request_answered() {
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> check(http -> http.putHeaders("cookie", "c".repeat(300_000))));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    assertEquals(
        "401 UNAUTHENTICATED", words(check(http -> http.putHeaders("x", "y".repeat(200_000)))));
  }

  @Test
  void a_certificate_is_read_as_envoy_writes_it() {
    AttributeContext.Peer caller =
        AttributeContext.Peer.newBuilder().setCertificate(CERTIFICATE).build();
    Optional<java.security.cert.X509Certificate> read =
        EnvoyRequest.read(of(AttributeContext.newBuilder().setSource(caller))).certificate();
    assertEquals("CN=caller", read.orElseThrow().getSubjectX500Principal().getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "nonsense", "-----BEGIN%20CERTIFICATE-----", "\u00e9"})
  void a_certificate_that_cannot_be_read_is_none(String text) {
    AttributeContext.Peer caller = AttributeContext.Peer.newBuilder().setCertificate(text).build();
    assertEquals(
        Optional.empty(),
        EnvoyRequest.read(of(AttributeContext.newBuilder().setSource(caller))).certificate());
  }

  @Test
  void whatever_comes_nobody_passes() {
    Random random = new Random(7);
    byte[] whole =
        request(shown("Bearer " + token(ISSUER)).andThen(http -> http.putHeaders("dpop", "x.y.z")))
            .toByteArray();
    for (int i = 0; i < 500; i++) {
      byte[] changed = whole.clone();
      for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        assertNotEquals(Code.OK_VALUE, ask(CheckRequest.parseFrom(changed)).getStatus().getCode());
      } catch (com.google.protobuf.InvalidProtocolBufferException e) {
        // No message at all: gRPC does not hand it on.
      }
    }
  }

  private static CheckResponse check(Consumer<AttributeContext.HttpRequest.Builder> told) {
    return ask(request(told));
  }

  private static CheckResponse ask(CheckRequest request) {
    return AuthorizationGrpc.newBlockingStub(channel)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .check(request);
  }

  private static CheckRequest request(Consumer<AttributeContext.HttpRequest.Builder> told) {
    AttributeContext.HttpRequest.Builder http =
        AttributeContext.HttpRequest.newBuilder().setMethod("GET").setPath("/payments/1?a=b");
    told.accept(http);
    return of(
        AttributeContext.newBuilder()
            .setRequest(AttributeContext.Request.newBuilder().setHttp(http)));
  }

  private static CheckRequest of(AttributeContext.Builder attributes) {
    return CheckRequest.newBuilder().setAttributes(attributes).build();
  }

  private static Consumer<AttributeContext.HttpRequest.Builder> shown(String authorization) {
    return http -> http.putHeaders("authorization", authorization);
  }

  private static HeaderValue raw(String authorization) {
    return HeaderValue.newBuilder()
        .setKey("authorization")
        .setRawValue(ByteString.copyFromUtf8(authorization))
        .build();
  }

  /** Of an issuer whose keys cannot be had. */
  private static String token(String issuer) {
    return part("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"one\"}")
        + "."
        + part("{\"iss\":\"%s\",\"exp\":4102444800}".formatted(issuer))
        + "."
        + part("s".repeat(64));
  }

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String words(CheckResponse answer) {
    return answer.getDeniedResponse().getStatus().getCodeValue()
        + " "
        + Code.forNumber(answer.getStatus().getCode());
  }

  private static List<String> denied(CheckResponse answer, String header) {
    return answer.getDeniedResponse().getHeadersList().stream()
        .map(HeaderValueOption::getHeader)
        .filter(one -> one.getKey().equals(header))
        .map(HeaderValue::getValue)
        .collect(Collectors.toList());
  }

  /** Made for this test; its key was not kept. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBeDCCAR+gAwIBAgIUNZ4D/ectXyasaz4y9FmQFjVQkFIwCgYIKoZIzj0EAwIw
      ETEPMA0GA1UEAwwGY2FsbGVyMCAXDTI2MTEyMjEyNDg0NVoYDzIxMjYxMDI5MTI0
      ODQ1WjARMQ8wDQYDVQQDDAZjYWxsZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AATvRu742asSBmMJWm1Tx4hxC+wctkNjUfu5Evb23y8dixQy1geFM+UYs49VTA97
      SFz6w/P9cybeggtpPs8JN90Eo1MwUTAdBgNVHQ4EFgQUaoq39W/kaoZqzA6HDDPt
      4oVVrpgwHwYDVR0jBBgwFoAUaoq39W/kaoZqzA6HDDPt4oVVrpgwDwYDVR0TAQH/
      BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAwJhOgi9M7ey3/u9fi3LphmHfIC2mQ
      h/F5cff/n1oNywIgOWqRa0UzlefA1wylqcF14ecKf9TjQfKiJBrCvuOd/QA=
      -----END CERTIFICATE-----
      """
          .replace("+", "%2B")
          .replace("/", "%2F")
          .replace("=", "%3D")
          .replace(" ", "%20")
          .replace("\n", "%0A");
}
