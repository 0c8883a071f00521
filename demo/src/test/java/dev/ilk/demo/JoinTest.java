package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import io.spiffe.workloadapi.grpc.SpiffeWorkloadAPIGrpc;
import io.spiffe.workloadapi.grpc.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** SPIFFE agents that join by a token: a real agent, and two nodes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JoinTest {
  private static final String FRONT = "spiffe://prod.127.0.0.1/main/workload/prod-payments-front";

  @TempDir static Path folder;
  private static TwoNodes nodes;
  private static Joiner joiner;

  @BeforeAll
  static void start() throws Exception {
    nodes = TwoNodes.start(folder, Optional.empty());
    assertEquals(0, nodes.company.declare().code());
    Path declared = Files.writeString(folder.resolve("spiffe.yaml"), declaration());
    Path policy = Files.writeString(folder.resolve("spiffe.cedar"), POLICY);
    Told applied = nodes.company.ilk("apply", "-f", declared.toString(), "-f", policy.toString());
    assertEquals(0, applied.code(), applied.text());
    joiner = new Joiner(nodes.company.ilk());
  }

  @AfterAll
  static void stop() throws Exception {
    if (nodes != null) {
      nodes.close();
    }
  }

  private static final String POLICY =
      """
      @id("agents-at-ilk")
      @reason("an agent may ask Ilk for the processes that it sees")
      permit (principal == Workload::"prod-node-1", action == Action::"ExchangeToken", resource)
      when { resource.own };

      @id("seen-processes-get-svids")
      @reason("a process that an agent saw gets what names it")
      permit (
        principal is Workload,
        action in [Action::"IssueX509Svid", Action::"IssueJwtSvid"],
        resource == TrustDomain::"prod.127.0.0.1"
      )
      when { context.proof.method == "process-attestation" };
      """;

  private static String declaration() throws IOException {
    return """
    set: spiffe
    workloads:
      - name: prod-node-1
        subtype: service
        environment: prod
        owner: {team: platform, contact: olga}
        purpose: vouch for the processes of a machine
      - name: prod-payments-front
        subtype: service
        environment: prod
        owner: {team: payments, contact: alice}
        purpose: speak for payments
        processes:
          - {agent: prod-node-1, uid: "%s", path: %s}
    """
        .formatted(
            Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
            Path.of("/proc/self/exe").toRealPath());
  }

  private static String token(String... more) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("join", "token", "workload:prod-node-1", "--reason", "new rack"));
    command.addAll(List.of(more));
    Told told = nodes.company.ilk(command.toArray(String[]::new));
    assertEquals(0, told.code(), told.text());
    return told.text().strip();
  }

  private static Path config(String name, String token) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Files.writeString(place.resolve("join"), token + "\n");
    return Files.writeString(
        place.resolve("agent.yaml"),
        """
        ilk: %s
        environment: prod
        socket: agent.sock
        join_token_file: join
        """
            .formatted(nodes.company.ilk()));
  }

  @Test
  @Order(1)
  void an_agent_joins_serves_its_processes_and_loses_their_svids_when_it_is_removed()
      throws Exception {
    Path config = config("one", token());
    try (ServerProcess agent = ServerProcess.agent(config);
        Api api = new Api(config.resolveSibling("agent.sock"))) {
      Iterator<Workload.X509SVIDResponse> stream = api.stream();
      assertEquals(FRONT, stream.next().getSvids(0).getSpiffeId());

      Told listed = nodes.ilkAtSecond("join", "list", "prod");
      assertTrue(listed.text().contains("prod-node-1"), listed.text());
      String id = listed.text().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];

      // The token is worth nothing to the next machine, whichever node that asks.
      IOException refused =
          assertThrows(
              IOException.class,
              () -> ServerProcess.agent(config("two", Files.readString(join(config)))));
      String log = Files.readString(folder.resolve("two/serve.log"));
      assertTrue(log.contains("the join token was used before"), refused + log);

      Told removed =
          nodes.ilkAtSecond("join", "remove", "prod", id, "--reason", "the rack is gone");
      assertEquals(0, removed.code(), removed.text());
      StatusRuntimeException end =
          assertThrows(StatusRuntimeException.class, () -> stream.forEachRemaining(one -> {}));
      assertEquals(Status.Code.PERMISSION_DENIED, end.getStatus().getCode());
      StatusRuntimeException again =
          assertThrows(StatusRuntimeException.class, () -> api.stream().next());
      assertEquals(Status.Code.PERMISSION_DENIED, again.getStatus().getCode());
      assertTrue(nodes.company.ilk("trace", id).text().contains("the rack is gone"));
    }
  }

  private static Path join(Path config) {
    return config.resolveSibling("join");
  }

  @Test
  @Order(2)
  void a_token_is_taken_once_on_all_nodes_and_again_from_whoever_heard_no_answer()
      throws Exception {
    String token = token();
    Joiner.Answer joined = joiner.join(nodes.company.ilk(), "prod", token);
    assertEquals(200, joined.status(), joined.body().toString());
    Joiner.Answer again = joiner.join(nodes.second(), "prod", token);
    assertEquals(joined.text("id"), again.text("id"), again.body().toString());
    Joiner.Answer other = new Joiner(nodes.company.ilk()).join(nodes.second(), "prod", token);
    assertEquals(403, other.status());
    assertEquals("join_token_used", other.text("code"));
  }

  @Test
  @Order(3)
  void the_key_proves_the_agent_on_both_nodes_is_renewed_and_each_assertion_counts_once()
      throws Exception {
    Joiner own = new Joiner(nodes.company.ilk());
    String agent = own.join(nodes.second(), "prod", token()).text("id");
    String assertion = own.assertion(agent, "prod");
    assertEquals(200, own.token(nodes.company.ilk(), "prod", assertion).status());
    assertEquals(401, own.token(nodes.second(), "prod", assertion).status(), "shown again");
    assertEquals(200, own.renew(nodes.second(), "prod", own.assertion(agent, "prod")).status());
    assertEquals(
        401, joiner.token(nodes.second(), "prod", joiner.assertion(agent, "prod")).status());
    assertEquals(
        401, joiner.renew(nodes.second(), "prod", joiner.assertion(agent, "prod")).status());
    assertEquals(
        401,
        own.token(nodes.second(), "staging", own.assertion(agent, "staging")).status(),
        "another trust domain's door");
  }

  @Test
  @Order(4)
  void what_is_wrong_with_a_token_is_said_to_whoever_has_it() throws Exception {
    Joiner.Answer elsewhere = joiner.join(nodes.second(), "staging", token());
    assertEquals(401, elsewhere.status());
    assertTrue(elsewhere.text("detail").contains("is for `prod`"), elsewhere.body().toString());
    Joiner.Answer madeUp = joiner.join(nodes.second(), "prod", "ilk_jnt_" + "x".repeat(43));
    assertEquals("join_token_unknown", madeUp.text("code"));
    Joiner.Answer unproven =
        joiner.join(nodes.second(), "prod", token(), Signer.ephemeral(Algorithm.ES256));
    assertEquals("join_key_unproven", unproven.text("code"));
  }

  @Test
  @Order(5)
  void whatever_comes_to_the_door_is_refused_and_breaks_nothing() throws Exception {
    String door = nodes.company.ilk() + "/e/prod/spiffe/join";
    String token = token();
    for (String body :
        List.of(
            "",
            "[]",
            "{}",
            "{\"jwk\":1}",
            "{\"jwk\":{},\"client_assertion\":\"a\"}",
            "{\"x\":1}",
            "{\"client_assertion\":\"a.b.c\"}",
            "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}")) {
      int status = joiner.post(door, "DPoP " + token, "", body).status();
      assertTrue(status == 400 || status == 401, body + " " + status);
      status = joiner.post(door, "", "", body).status();
      assertTrue(status == 400 || status == 401, body + " " + status);
    }
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(60), 33, 127).forEach(one -> text.append((char) one));
      int status =
          joiner.post(door, "DPoP " + text, text.toString(), "{\"jwk\":{\"kty\":\"EC\"}}").status();
      assertEquals(401, status, text.toString());
    }
    Joiner.Answer good = new Joiner(nodes.company.ilk()).join(nodes.second(), "prod", token);
    assertEquals(200, good.status(), good.body().toString());
  }

  /** A client of the Workload API that sends what it is told to. */
  private static final class Api implements AutoCloseable {
    private final EpollEventLoopGroup loop = new EpollEventLoopGroup(1);
    private final ManagedChannel channel;

    Api(Path socket) {
      channel =
          NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
              .eventLoopGroup(loop)
              .channelType(EpollDomainSocketChannel.class)
              .usePlaintext()
              .build();
    }

    Iterator<Workload.X509SVIDResponse> stream() {
      Metadata header = new Metadata();
      header.put(Metadata.Key.of("workload.spiffe.io", Metadata.ASCII_STRING_MARSHALLER), "true");
      return SpiffeWorkloadAPIGrpc.newBlockingStub(channel)
          .withDeadlineAfter(120, TimeUnit.SECONDS)
          .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header))
          .fetchX509SVID(Workload.X509SVIDRequest.getDefaultInstance());
    }

    @Override
    public void close() throws Exception {
      channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
      loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
    }
  }
}
