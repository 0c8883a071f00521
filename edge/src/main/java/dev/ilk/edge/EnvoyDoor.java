package dev.ilk.edge;

import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Answers Envoy's external authorization ({@code envoy.service.auth.v3.Authorization/Check}) over
 * gRPC. An error in answering is an error to Envoy too, which refuses the request unless it was
 * told to let requests pass then.
 */
final class EnvoyDoor implements AutoCloseable {
  /** Envoy takes requests with up to 60 KiB of headers; a certificate may come with them. */
  private static final int LARGEST_REQUEST = 256 * 1024;

  private static final int LARGEST_METADATA = 8 * 1024;
  private static final int MOST_AT_ONCE = 1000;

  private final Server server;
  private final ExecutorService threads;
  private final Address address;

  private EnvoyDoor(Server server, ExecutorService threads, Address address) {
    this.server = server;
    this.threads = threads;
    this.address = address;
  }

  static EnvoyDoor open(Address address, Gatekeeper gatekeeper) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(address.host(), address.port()))
            .executor(threads)
            .maxInboundMessageSize(LARGEST_REQUEST)
            .maxInboundMetadataSize(LARGEST_METADATA)
            .maxConcurrentCallsPerConnection(MOST_AT_ONCE)
            .addService(new Check(gatekeeper))
            .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EnvoyDoor(server, threads, new Address(address.host(), server.getPort()));
  }

  Address address() {
    return address;
  }

  /** The service. */
  private static final class Check extends AuthorizationGrpc.AuthorizationImplBase {
    private final Gatekeeper gatekeeper;

    Check(Gatekeeper gatekeeper) {
      this.gatekeeper = gatekeeper;
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> answer) {
      answer.onNext(EnvoyAnswer.of(gatekeeper.rule(EnvoyRequest.read(request))));
      answer.onCompleted();
    }
  }

  /** Lets what is under way be answered, for a moment. */
  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(3, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.shutdownNow();
    }
    threads.shutdownNow();
  }
}
