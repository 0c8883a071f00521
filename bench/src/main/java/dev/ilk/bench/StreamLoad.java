package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The processes around an agent, as one process with many streams: opens {@code FetchX509SVID}
 * streams over the Unix socket, holds them, and says when what they hold was replaced. A program of
 * its own, so that what it costs is told apart from what the agent costs.
 */
final class StreamLoad {
  /** As many as the agent takes on one connection. */
  private static final int ON_ONE_CONNECTION = 100;

  private static final int TRIES = 30;
  private static final int PATIENCE_SECONDS = 300;
  private static final Metadata.Key<String> SECURITY =
      Metadata.Key.of("workload.spiffe.io", Metadata.ASCII_STRING_MARSHALLER);

  private static final MethodDescriptor<byte[], byte[]> FETCH =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
          .setFullMethodName("SpiffeWorkloadAPI/FetchX509SVID")
          .setRequestMarshaller(new Plain())
          .setResponseMarshaller(new Plain())
          .build();

  private final int streams;
  private final CountDownLatch first;
  private final AtomicInteger ended = new AtomicInteger();

  /** When each SVID was first seen by any stream, by its message's hash. */
  private final Map<Integer, Long> rotations = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();

  private StreamLoad(int streams) {
    this.streams = streams;
    this.first = new CountDownLatch(streams);
  }

  /**
   * Opens the streams, says {@code held}, holds them, and says what came of it as one JSON object.
   *
   * @param arguments the socket, how many streams, and for how many seconds
   * @throws Exception if they cannot be opened
   */
  public static void main(String[] arguments) throws Exception {
    StreamLoad load = new StreamLoad(Integer.parseInt(arguments[1]));
    load.run(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
    System.exit(0);
  }

  private void run(Path socket, int seconds) throws InterruptedException {
    EventLoopGroup loop = new EpollEventLoopGroup(1);
    Metadata asked = new Metadata();
    asked.put(SECURITY, "true");
    List<ManagedChannel> channels = new ArrayList<>();
    for (int open = 0; open < streams; open += ON_ONE_CONNECTION) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
              .channelType(EpollDomainSocketChannel.class)
              .eventLoopGroup(loop)
              .directExecutor()
              .intercept(MetadataUtils.newAttachHeadersInterceptor(asked))
              .usePlaintext()
              .build();
      channels.add(channel);
      for (int i = open; i < Math.min(streams, open + ON_ONE_CONNECTION); i++) {
        new Stream(channel, loop).open();
      }
    }
    boolean all = first.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    rotations.replaceAll((_, _) -> Long.MIN_VALUE);
    System.out.println(all ? "held" : "%d are missing".formatted(first.getCount()));
    boolean _ = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    System.out.println(told());
    channels.forEach(ManagedChannel::shutdownNow);
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
  }

  private ObjectNode told() {
    long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
    ObjectNode told = new ObjectMapper().createObjectNode();
    told.put("held", streams - first.getCount() - ended.get());
    told.put("rotations", rotations.values().stream().filter(at -> at > Long.MIN_VALUE).count());
    told.put("delivered", sorted.length);
    told.put("p50_ms", at(sorted, 0.50));
    told.put("p99_ms", at(sorted, 0.99));
    told.put("most_ms", at(sorted, 1.0));
    return told;
  }

  private static double at(long[] sorted, double share) {
    int place = (int) Math.min(sorted.length - 1, Math.floor(sorted.length * share));
    return sorted.length == 0 ? 0 : sorted[place] / 1e6;
  }

  /** One stream: its first message, and each that replaces what it held. */
  private final class Stream implements StreamObserver<byte[]> {
    private final ManagedChannel channel;
    private final EventLoopGroup loop;
    private boolean holds;
    private int tries = TRIES;

    private Stream(ManagedChannel channel, EventLoopGroup loop) {
      this.channel = channel;
      this.loop = loop;
    }

    private void open() {
      ClientCalls.asyncServerStreamingCall(
          channel.newCall(FETCH, CallOptions.DEFAULT), new byte[0], this);
    }

    @Override
    public void onNext(byte[] message) {
      long now = System.nanoTime();
      long since = rotations.computeIfAbsent(Arrays.hashCode(message), _ -> now);
      if (!holds) {
        holds = true;
        first.countDown();
      } else if (since > Long.MIN_VALUE) {
        delays.add(now - since);
      }
    }

    @Override
    public void onError(Throwable failure) {
      // As the specification of the Workload API asks of clients, while Ilk has yet to answer.
      if (!holds
          && Status.fromThrowable(failure).getCode() == Status.Code.UNAVAILABLE
          && tries-- > 0) {
        ScheduledFuture<?> _ = loop.schedule(this::open, 1, TimeUnit.SECONDS);
      } else if (ended.incrementAndGet() == 1) {
        System.err.println(Status.fromThrowable(failure));
      }
    }

    @Override
    public void onCompleted() {
      ended.incrementAndGet();
    }
  }

  /** Messages as they go over the wire. */
  private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
