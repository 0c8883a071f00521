package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import io.spiffe.exception.X509ContextException;
import io.spiffe.svid.jwtsvid.JwtSvid;
import io.spiffe.svid.x509svid.X509Svid;
import io.spiffe.workloadapi.DefaultWorkloadApiClient;
import io.spiffe.workloadapi.Watcher;
import io.spiffe.workloadapi.WorkloadApiClient;
import io.spiffe.workloadapi.X509Context;
import io.spiffe.workloadapi.grpc.SpiffeWorkloadAPIGrpc;
import io.spiffe.workloadapi.grpc.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The public SPIFFE library for Java, unchanged, against a real agent and a real Ilk: this process
 * and another one have an identity each, by their programs' paths.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkloadApiTest {
  private static final String DOMAIN = "spiffe://prod.127.0.0.1";
  private static final String API = DOMAIN + "/main/workload/prod-payments-front";
  private static final String LEDGER = DOMAIN + "/main/workload/prod-ledger";

  /** Certificates of this process live for seconds, so that they are renewed while a test waits. */
  private static final String POLICIES =
      """
      @id("seen-processes-get-svids")
      @reason("a process that an agent saw gets what names it")
      permit (
        principal is Workload,
        action in [Action::"IssueX509Svid", Action::"IssueJwtSvid"],
        resource == TrustDomain::"prod.127.0.0.1"
      )
      when { context.proof.method == "process-attestation" };

      @id("front-certificates-are-short")
      @reason("renewed while a test waits")
      @lifetime("20s")
      permit (
        principal == Workload::"prod-payments-front",
        action == Action::"IssueX509Svid",
        resource
      )
      when { context.proof.method == "process-attestation" };
      """;

  @TempDir static Path folder;
  private static Company company;
  private static ServerProcess agent;
  private static Path socket;
  private static Path otherJava;
  private static WorkloadApiClient client;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder.resolve("company"), settings -> settings);
    assertEquals(0, company.declare().code());
    otherJava = javaElsewhere();
    MachineAgent machine = new MachineAgent(company, folder);
    Told applied = machine.declare(seen(), POLICIES);
    assertEquals(0, applied.code(), applied.text());
    socket = machine.socket();
    machine.vouch();
    agent = ServerProcess.agent(machine.configuration());
    client = client();
    awaitFirstAnswer();
  }

  /** On a busy machine a server that has just started may not answer an agent in time. */
  private static void awaitFirstAnswer() throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        client.fetchX509Context();
        return;
      } catch (X509ContextException e) {
        if (attempt == 20 || !String.valueOf(e.getCause()).contains("UNAVAILABLE")) {
          throw e;
        }
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable part : new AutoCloseable[] {client, agent, company}) {
      if (part != null) {
        part.close();
      }
    }
  }

  private static List<MachineAgent.Seen> seen() throws Exception {
    String here = Path.of("/proc/self/exe").toRealPath().toString();
    return List.of(
        new MachineAgent.Seen("prod-payments-front", "speak for payments", here),
        new MachineAgent.Seen("prod-ledger", "keep the ledger", otherJava.toString()));
  }

  /** The same program at another path: another process as far as the rules can tell. */
  private static Path javaElsewhere() throws Exception {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    Path jdk = folder.toRealPath().resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    for (String part : new String[] {"lib", "conf", "release"}) {
      Files.createSymbolicLink(jdk.resolve(part), home.resolve(part));
    }
    Path java = jdk.resolve("bin/java");
    Files.copy(home.resolve("bin/java"), java, StandardCopyOption.COPY_ATTRIBUTES);
    return java;
  }

  private static WorkloadApiClient client() throws Exception {
    return DefaultWorkloadApiClient.newClient(
        DefaultWorkloadApiClient.ClientOptions.builder()
            .spiffeSocketPath("unix:" + socket)
            .build());
  }

  @Test
  @Order(1)
  void a_process_gets_its_x509_svid_and_the_bundle() throws Exception {
    X509Context context = client.fetchX509Context();
    X509Svid svid = context.getDefaultSvid();
    assertEquals(API, svid.getSpiffeId().toString());
    assertFalse(
        context
            .getX509BundleSet()
            .getBundleForTrustDomain(svid.getSpiffeId().getTrustDomain())
            .getX509Authorities()
            .isEmpty());
    assertEquals(context.getX509BundleSet().getBundles(), client.fetchX509Bundles().getBundles());
  }

  @Test
  @Order(2)
  void a_process_gets_a_jwt_svid_that_the_agent_and_the_bundle_verify() throws Exception {
    JwtSvid svid = client.fetchJwtSvid("reports");
    assertEquals(API, svid.getSpiffeId().toString());
    assertEquals(API, client.validateJwtSvid(svid.getToken(), "reports").getSpiffeId().toString());
    assertThrows(Exception.class, () -> client.validateJwtSvid(svid.getToken(), "other"));
    assertThrows(Exception.class, () -> client.validateJwtSvid("a.b.c", "reports"));
    JwtSvid.parseAndValidate(svid.getToken(), client.fetchJwtBundles(), Set.of("reports"));
  }

  @Test
  @Order(3)
  void a_stream_brings_the_next_svid_with_a_fresh_key_before_the_first_ends() throws Exception {
    BlockingQueue<X509Svid> seen = new LinkedBlockingQueue<>();
    try (WorkloadApiClient watching = client()) {
      watching.watchX509Context(updates(seen));
      X509Svid first = seen.poll(60, TimeUnit.SECONDS);
      X509Svid second = seen.poll(60, TimeUnit.SECONDS);
      assertEquals(first.getSpiffeId(), second.getSpiffeId());
      assertFalse(first.getLeaf().getPublicKey().equals(second.getLeaf().getPublicKey()));
      assertTrue(second.getLeaf().getNotAfter().after(first.getLeaf().getNotAfter()));
    }
  }

  @Test
  @Order(4)
  void two_processes_talk_mutual_tls_by_their_svids() throws Exception {
    Process ledger =
        new ProcessBuilder(
                otherJava.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerProcess.class.getName(),
                socket.toString())
            .redirectError(folder.resolve("ledger.log").toFile())
            .start();
    try (BufferedReader said = ledger.inputReader()) {
      String line = String.valueOf(said.readLine());
      assertTrue(line.startsWith("listening "), () -> text(folder.resolve("ledger.log")) + line);
      int port = Integer.parseInt(line.substring("listening ".length()));
      try (SSLSocket connection =
          (SSLSocket)
              SpiffeTls.context(client.fetchX509Context())
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), port)) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        assertEquals("hello " + API, in.readLine());
        X509Certificate other = (X509Certificate) connection.getSession().getPeerCertificates()[0];
        assertEquals(LEDGER, other.getSubjectAlternativeNames().iterator().next().get(1));
      }
    } finally {
      ledger.destroyForcibly().waitFor();
    }
  }

  @Test
  @Order(5)
  void calls_without_the_metadata_and_unknown_calls_are_refused() throws Exception {
    try (Raw raw = new Raw()) {
      ManagedChannel channel = raw.channel;
      StatusRuntimeException bare =
          assertThrows(
              StatusRuntimeException.class,
              () ->
                  SpiffeWorkloadAPIGrpc.newBlockingStub(channel)
                      .fetchX509SVID(Workload.X509SVIDRequest.getDefaultInstance())
                      .hasNext());
      assertEquals(Status.Code.INVALID_ARGUMENT, bare.getStatus().getCode());
      StatusRuntimeException incubating =
          assertThrows(
              StatusRuntimeException.class,
              () ->
                  ClientCalls.blockingUnaryCall(
                      channel,
                      SpiffeWorkloadAPIGrpc.getFetchJWTSVIDMethod().toBuilder()
                          .setFullMethodName("SpiffeWorkloadAPI/FetchWITSVID")
                          .build(),
                      CallOptions.DEFAULT,
                      Workload.JWTSVIDRequest.getDefaultInstance()));
      assertEquals(Status.Code.UNIMPLEMENTED, incubating.getStatus().getCode());
    }
  }

  @Test
  @Order(6)
  void when_the_registry_ends_the_identity_the_stream_ends_and_nothing_is_given_any_more()
      throws Exception {
    try (Raw raw = new Raw()) {
      Metadata header = new Metadata();
      header.put(Metadata.Key.of("workload.spiffe.io", Metadata.ASCII_STRING_MARSHALLER), "true");
      Iterator<Workload.X509SVIDResponse> stream =
          SpiffeWorkloadAPIGrpc.newBlockingStub(raw.channel)
              .withDeadlineAfter(120, TimeUnit.SECONDS)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header))
              .fetchX509SVID(Workload.X509SVIDRequest.getDefaultInstance());
      assertEquals(API, stream.next().getSvids(0).getSpiffeId());
      Told revoked = company.ilk("revoke", "workload:prod-payments-front", "--reason", "it left");
      assertEquals(0, revoked.code(), revoked.text());
      StatusRuntimeException end =
          assertThrows(StatusRuntimeException.class, () -> stream.forEachRemaining(one -> {}));
      assertEquals(Status.Code.PERMISSION_DENIED, end.getStatus().getCode());
    }
    assertThrows(X509ContextException.class, () -> client.fetchX509Context());
    assertThrows(Exception.class, () -> client.fetchJwtSvid("reports"));
  }

  /** A client that sends what it is told to, and nothing of the library's. */
  private static final class Raw implements AutoCloseable {
    private final EpollEventLoopGroup loop = new EpollEventLoopGroup(1);
    private final ManagedChannel channel =
        NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
            .eventLoopGroup(loop)
            .channelType(EpollDomainSocketChannel.class)
            .usePlaintext()
            .build();

    @Override
    public void close() throws Exception {
      channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
      loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
    }
  }

  private static Watcher<X509Context> updates(BlockingQueue<X509Svid> seen) {
    return new Watcher<>() {
      @Override
      public void onUpdate(X509Context update) {
        seen.add(update.getDefaultSvid());
      }

      @Override
      public void onError(Throwable error) {
        throw new AssertionError(error);
      }
    };
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
