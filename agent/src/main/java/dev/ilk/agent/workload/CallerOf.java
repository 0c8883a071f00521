package dev.ilk.agent.workload;

import dev.ilk.agent.process.Peer;
import dev.ilk.agent.process.PeerNegotiator;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Hands on to each call which process is at the other end; without one there is no call. */
final class CallerOf implements ServerInterceptor {
  private static final Context.Key<Peer> PEER = Context.key("peer");

  /** The process of the call that runs now. */
  static Peer current() {
    @Nullable Peer peer = PEER.get();
    if (peer == null) {
      throw new IllegalStateException("a call without a caller");
    }
    return peer;
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    @Nullable Peer peer = call.getAttributes().get(PeerNegotiator.PEER);
    if (peer == null) {
      call.close(
          Status.PERMISSION_DENIED.withDescription("no identity: the caller cannot be told"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    Context context = Context.current().withValue(PEER, peer);
    return Contexts.interceptCall(context, call, headers, next);
  }
}
