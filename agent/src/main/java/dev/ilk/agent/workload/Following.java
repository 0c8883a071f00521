package dev.ilk.agent.workload;

import dev.ilk.agent.ilk.Bundles;
import dev.ilk.agent.ilk.X509Svid;
import dev.ilk.agent.process.Peer;
import dev.ilk.agent.process.Processes;
import dev.ilk.kernel.Bytes;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;

/**
 * One stream: tells a process what it holds, at first and whenever that changes, until it goes, or
 * has no identity any more. Runs on a thread of its own.
 */
final class Following implements Runnable {
  /** Now and then the process is looked at again, even if nothing changes. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  /** What a process is told of what it holds. */
  interface Rendering extends BiFunction<X509Svid, Bundles, Bytes> {}

  private final Holdings holdings;
  private final Processes processes;
  private final Peer peer;
  private final Rendering rendering;
  private final ServerCallStreamObserver<Bytes> stream;

  Following(
      Holdings holdings,
      Processes processes,
      Peer peer,
      Rendering rendering,
      ServerCallStreamObserver<Bytes> stream) {
    this.holdings = holdings;
    this.processes = processes;
    this.peer = peer;
    this.rendering = rendering;
    this.stream = stream;
  }

  @Override
  public void run() {
    Optional<SortedMap<String, String>> traits = processes.traits(peer);
    if (traits.isEmpty()) {
      end(Refusals.GONE);
      return;
    }
    Optional<Holding> holding = holdings.follow(traits.get());
    if (holding.isEmpty()) {
      end(Refusals.FULL);
      return;
    }
    try {
      end(follow(holding.get(), traits.get()));
    } catch (InterruptedException e) {
      // The call was cancelled: whoever it was is gone.
      Thread.currentThread().interrupt();
    } finally {
      holdings.leave(traits.get(), holding.get());
    }
  }

  /** Why it ended. */
  private Status follow(Holding holding, SortedMap<String, String> traits)
      throws InterruptedException {
    long seen = -1;
    Bytes sent = Bytes.EMPTY;
    while (!stream.isCancelled()) {
      Holding.Seen now = holding.await(seen, LOOK);
      if (!processes.traits(peer).filter(known -> known.equals(traits)).isPresent()) {
        return Refusals.GONE;
      }
      switch (now.state()) {
        case Holding.State.Refused refused -> {
          holdings.forget(traits, holding);
          return Refusals.NO_IDENTITY;
        }
        case Holding.State.Lost lost -> {
          return Refusals.UNREACHABLE;
        }
        case Holding.State.Waiting waiting -> {
          return Refusals.UNREACHABLE;
        }
        case Holding.State.Held(X509Svid svid) -> {
          Optional<Bundles> bundles = holdings.bundles();
          if (bundles.isEmpty()) {
            return Refusals.UNREACHABLE;
          }
          Bytes message = rendering.apply(svid, bundles.get());
          if (!message.equals(sent)) {
            if (!stream.isReady() && seen >= 0) {
              return Refusals.STALLED;
            }
            stream.onNext(message);
            sent = message;
          }
        }
      }
      seen = now.version();
    }
    return Status.CANCELLED;
  }

  private void end(Status why) {
    if (!stream.isCancelled()) {
      stream.onError(why.asRuntimeException());
    }
  }
}
