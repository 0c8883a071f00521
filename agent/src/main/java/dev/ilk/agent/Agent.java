package dev.ilk.agent;

import dev.ilk.agent.ilk.Ilk;
import dev.ilk.agent.ilk.JoinedKey;
import dev.ilk.agent.ilk.MachineCertificate;
import dev.ilk.agent.process.PeerNegotiator;
import dev.ilk.agent.process.Processes;
import dev.ilk.agent.workload.Holdings;
import dev.ilk.agent.workload.WorkloadApi;
import dev.ilk.guard.IlkUnavailable;
import dev.ilk.guard.OwnProof;
import dev.ilk.guard.OwnToken;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The running agent. */
final class Agent implements AutoCloseable {
  private static final int LARGEST_TOKEN = 64 * 1024;
  private static final int LARGEST_MESSAGE = 64 * 1024;
  private static final int LARGEST_METADATA = 8 * 1024;
  private static final int MOST_CALLS = 100;
  private static final int GRACE_SECONDS = 2;

  private final Path socket;
  private final Ilk ilk;
  private final Holdings holdings;
  private final EventLoopGroup loop;
  private final ExecutorService calls;
  private final Server server;

  private Agent(
      Path socket,
      Ilk ilk,
      Holdings holdings,
      EventLoopGroup loop,
      ExecutorService calls,
      Server server) {
    this.socket = socket;
    this.ilk = ilk;
    this.holdings = holdings;
    this.loop = loop;
    this.calls = calls;
    this.server = server;
  }

  /**
   * Starts it; it serves once this returns.
   *
   * @throws IOException if it cannot serve where it shall
   * @throws IlkUnavailable if it had to join and could not
   */
  static Agent start(AgentSettings settings, InstantSource clock)
      throws IOException, IlkUnavailable {
    clear(settings.socket());
    OwnProof proof = proof(settings, clock);
    OwnToken own =
        new OwnToken(
            "%s/e/%s/workload".formatted(settings.ilk(), settings.environment()),
            settings.ilk(),
            proof,
            clock);
    Ilk ilk = new Ilk(doors(settings), settings.environment(), own, proof.tls());
    Holdings holdings = new Holdings(ilk, clock);
    WorkloadApi api = new WorkloadApi(ilk, holdings, new Processes(), clock);
    EventLoopGroup loop = new EpollEventLoopGroup(1);
    ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    Server server =
        NettyServerBuilder.forAddress(new DomainSocketAddress(settings.socket().toFile()))
            .channelType(EpollServerDomainSocketChannel.class)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .protocolNegotiator(new PeerNegotiator())
            .executor(calls)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxInboundMetadataSize(LARGEST_METADATA)
            .maxConcurrentCallsPerConnection(MOST_CALLS)
            .addService(api.service())
            .build()
            .start();
    // Every process may ask; who it is decides what it gets.
    Files.setPosixFilePermissions(settings.socket(), PosixFilePermissions.fromString("rwxrwxrwx"));
    holdings.start();
    return new Agent(settings.socket(), ilk, holdings, loop, calls, server);
  }

  private static OwnProof proof(AgentSettings settings, InstantSource clock)
      throws IOException, IlkUnavailable {
    return switch (settings.attestation()) {
      case Attestation.PlatformToken(Path file) -> OwnProof.ofPlatform(() -> read(file));
      case Attestation.JoinToken(Path file) ->
          JoinedKey.join(settings.ilk(), settings.environment(), joinToken(file), clock);
      case Attestation.Certificate(Path chain, Path key, URI doors, String workload) ->
          MachineCertificate.read(chain, key, doors, workload);
    };
  }

  /** A token that is bound to a certificate is taken where Ilk asks for one, and nowhere else. */
  private static URI doors(AgentSettings settings) {
    return switch (settings.attestation()) {
      case Attestation.PlatformToken token -> settings.ilk();
      case Attestation.JoinToken token -> settings.ilk();
      case Attestation.Certificate certificate -> certificate.doors();
    };
  }

  private static String joinToken(Path file) throws IOException {
    try {
      return read(file);
    } catch (UncheckedIOException e) {
      throw new IOException("`%s` cannot be read".formatted(file), e);
    }
  }

  /** Takes away the socket of an agent that was killed, and nothing else that stands there. */
  private static void clear(Path socket) throws IOException {
    if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther()) {
        throw new IOException("`%s` is there already and is no socket".formatted(socket));
      }
      Files.delete(socket);
    }
  }

  private static String read(Path token) {
    try (InputStream in = Files.newInputStream(token)) {
      return new String(in.readNBytes(LARGEST_TOKEN), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
    holdings.close();
    ilk.close();
    calls.shutdownNow();
    try {
      server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      loop.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS).await();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      // A socket that nobody listens on is removed at the next start.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
