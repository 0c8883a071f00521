package dev.ilk.agent.workload;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/**
 * Demands the metadata that only a client of the Workload API sends, so that no other request can
 * be made to look like one (SPIFFE Workload Endpoint, section 7).
 */
final class MetadataCheck implements ServerInterceptor {
  private static final Metadata.Key<String> SECURITY =
      Metadata.Key.of("workload.spiffe.io", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    if ("true".equals(headers.get(SECURITY))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.INVALID_ARGUMENT.withDescription(
            "the metadata `workload.spiffe.io: true` is missing"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
