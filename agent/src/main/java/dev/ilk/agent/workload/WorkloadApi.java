package dev.ilk.agent.workload;

import dev.ilk.agent.ilk.Answer;
import dev.ilk.agent.ilk.Bundles;
import dev.ilk.agent.ilk.Ilk;
import dev.ilk.agent.ilk.JwtSvid;
import dev.ilk.agent.ilk.TrustBundle;
import dev.ilk.agent.ilk.X509Svid;
import dev.ilk.agent.process.Peer;
import dev.ilk.agent.process.Processes;
import dev.ilk.kernel.Bytes;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The Workload API's calls: those of the profiles for X.509-SVIDs and JWT-SVIDs. */
public final class WorkloadApi {
  private final Ilk ilk;
  private final Holdings holdings;
  private final Processes processes;
  private final InstantSource clock;

  /**
   * The calls.
   *
   * @param ilk where SVIDs come from
   * @param holdings what is held for processes
   * @param processes looks at processes
   * @param clock the present
   */
  public WorkloadApi(Ilk ilk, Holdings holdings, Processes processes, InstantSource clock) {
    this.ilk = ilk;
    this.holdings = holdings;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * The service, with its conditions before each call. Calls that it does not have are answered
   * {@code Unimplemented} by the server.
   *
   * @return for a server whose connections know their peers
   */
  public ServerServiceDefinition service() {
    ServerServiceDefinition calls =
        ServerServiceDefinition.builder(Methods.SERVICE)
            .addMethod(
                Methods.FETCH_X509_SVID,
                ServerCalls.asyncServerStreamingCall(
                    (asked, out) -> follow(out, WorkloadApi::x509Svid)))
            .addMethod(
                Methods.FETCH_X509_BUNDLES,
                ServerCalls.asyncServerStreamingCall((asked, out) ->
                    follow(out, (svid, known) -> bundles(2, svid, known, TrustBundle::x509))))
            .addMethod(Methods.FETCH_JWT_SVID, ServerCalls.asyncUnaryCall(this::jwtSvid))
            .addMethod(
                Methods.FETCH_JWT_BUNDLES,
                ServerCalls.asyncServerStreamingCall((asked, out) ->
                    follow(out, (svid, known) -> bundles(1, svid, known, WorkloadApi::jwt))))
            .addMethod(Methods.VALIDATE_JWT_SVID, ServerCalls.asyncUnaryCall(this::validate))
            .build();
    return ServerInterceptors.intercept(calls, new CallerOf(), new MetadataCheck());
  }

  private void follow(StreamObserver<Bytes> out, Following.Rendering rendering) {
    ServerCallStreamObserver<Bytes> stream = (ServerCallStreamObserver<Bytes>) out;
    Thread following =
        Thread.ofVirtual()
            .name("stream")
            .unstarted(new Following(holdings, processes, CallerOf.current(), rendering, stream));
    stream.setOnCancelHandler(following::interrupt);
    following.start();
  }

  /** X509SVIDResponse: one X509SVID of ID, chain, key and bundle; and the foreign bundles. */
  private static Bytes x509Svid(X509Svid svid, Bundles known) {
    return new Message()
        .put(
            1,
            new Message()
                .put(1, svid.spiffeId())
                .put(2, svid.chain())
                .put(3, svid.key())
                .put(4, known.own().x509()))
        .put(3, known.foreign(TrustBundle::x509))
        .toBytes();
  }

  /** X509BundlesResponse and JWTBundlesResponse: bundles by trust domain. */
  private static Bytes bundles(
      int field, X509Svid svid, Bundles known, Function<TrustBundle, Bytes> part) {
    Map<String, Bytes> all = new LinkedHashMap<>(known.foreign(part));
    // The own last: whatever Ilk was made to follow, it never stands in for this one.
    all.put(trustDomain(svid.spiffeId()), part.apply(known.own()));
    return new Message().put(field, all).toBytes();
  }

  private static Bytes jwt(TrustBundle bundle) {
    return Bytes.utf8(bundle.jwt());
  }

  private static String trustDomain(String spiffeId) {
    int path = spiffeId.indexOf('/', "spiffe://".length());
    return path < 0 ? spiffeId : spiffeId.substring(0, path);
  }

  private void jwtSvid(Requests.ForJwtSvid asked, StreamObserver<Bytes> out) {
    Peer peer = CallerOf.current();
    if (asked.audiences().isEmpty() || asked.audiences().contains("")) {
      refuse(out, Refusals.NO_AUDIENCE);
      return;
    }
    Optional<SortedMap<String, String>> traits = processes.traits(peer);
    if (traits.isEmpty()) {
      refuse(out, Refusals.GONE);
      return;
    }
    switch (ilk.jwtSvid(traits.get(), asked.audiences())) {
      case Answer.Given<JwtSvid>(JwtSvid svid) -> {
        if (!asked.spiffeId().isEmpty() && !asked.spiffeId().equals(svid.spiffeId())) {
          refuse(out, Refusals.NOT_OWN);
          return;
        }
        Message one = new Message().put(1, svid.spiffeId()).put(2, svid.token());
        out.onNext(new Message().put(1, one).toBytes());
        out.onCompleted();
      }
      case Answer.Refused<JwtSvid> refused -> refuse(out, Refusals.NO_IDENTITY);
      case Answer.Unavailable<JwtSvid> unavailable -> refuse(out, Refusals.UNREACHABLE);
    }
  }

  private void validate(Requests.ForValidation asked, StreamObserver<Bytes> out) {
    if (asked.audience().isEmpty() || asked.svid().isEmpty()) {
      refuse(out, Refusals.NO_SVID);
      return;
    }
    Optional<Bundles> bundles = holdings.bundles();
    if (bundles.isEmpty()) {
      refuse(out, Refusals.UNREACHABLE);
      return;
    }
    Optional<Validation.Valid> valid =
        Validation.of(asked.svid(), asked.audience(), bundles.get(), clock.instant());
    if (valid.isEmpty()) {
      refuse(out, Refusals.INVALID_SVID);
      return;
    }
    out.onNext(
        new Message()
            .put(1, valid.get().spiffeId())
            .put(2, valid.get().claims().toByteArray())
            .toBytes());
    out.onCompleted();
  }

  private static void refuse(StreamObserver<Bytes> out, Status why) {
    out.onError(why.asRuntimeException());
  }
}
