package dev.ilk.prove.workload;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.SpiffeId;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.bundle.SvidChain;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workload's proof by an SVID of its own trust domain (draft-ietf-oauth-spiffe-client-auth): a
 * token, or the certificate of its connection. An SVID can be shown again as long as it lives, so
 * what is issued on it ends with it at the latest: no token can be made to last by going in
 * circles.
 */
final class SvidProof {
  static final String METHOD = "jwt-svid";
  static final String CONNECTED = "x509-svid";

  private static final JwtChecks CHECKS =
      JwtChecks.of(EnumSet.allOf(Algorithm.class), new JwtChecks.Audience.CheckedByCaller());

  /** JWT-SVID, section 2.3. */
  private static final Set<String> TYPES = Set.of("jwt", "jose");

  private static final int LONGEST = 256;

  private final Issuers issuers;
  private final SvidKeys keys;
  private final Identities<Workload> workloads;

  SvidProof(Issuers issuers, SvidKeys keys, Identities<Workload> workloads) {
    this.issuers = issuers;
    this.keys = keys;
    this.workloads = workloads;
  }

  Reading<WorkloadProof> read(Issuers.Issuer at, ShownClient shown, Instant now) {
    ShownToken token = shown.assertion().orElseGet(() -> ShownToken.of(""));
    SortedMap<String, String> evidence = Evidence.of(token);
    return token
        .wellFormed()
        .then(jwt -> {
          Optional<SvidKeys.Known> known;
          try {
            known = keys.of(at.environment());
          } catch (StoreUnavailable e) {
            return refused(Identities.registryUnavailable(), evidence);
          }
          return known.isEmpty()
              ? refused(unproven("trust_domain_unknown", "there is no such trust domain"), evidence)
              : read(at, shown, jwt, known.get(), evidence, now);
        });
  }

  private Reading<WorkloadProof> read(
      Issuers.Issuer at,
      ShownClient shown,
      UnverifiedJwt jwt,
      SvidKeys.Known known,
      SortedMap<String, String> evidence,
      Instant now) {
    if (jwt.header().type().filter(type -> !TYPES.contains(type)).isPresent()) {
      return refused(unproven("type_not_allowed", "the token is no JWT-SVID"), evidence);
    }
    return switch (jwt.verify(known.keys(), CHECKS, now)) {
      case Result.Failed<VerifiedJwt>(List<Problem> problems) ->
          refused(problems.getFirst(), evidence);
      case Result.Ok<VerifiedJwt>(VerifiedJwt genuine) ->
          read(at, shown, genuine, known, evidence, now);
    };
  }

  private Reading<WorkloadProof> read(
      Issuers.Issuer at,
      ShownClient shown,
      VerifiedJwt svid,
      SvidKeys.Known known,
      SortedMap<String, String> evidence,
      Instant now) {
    String id = svid.claims().text("sub").orElse("");
    // With more than one audience, another could play the SVID here.
    List<String> self = List.of(issuers.of(at.environment(), at.plane()));
    if (!svid.claims().texts("aud").equals(Optional.of(self))) {
      return refused(
          unproven("audience_mismatch", "the only `aud` must be `" + self.getFirst() + "`"),
          evidence);
    }
    if (!now.isBefore(svid.expiresAt())) {
      return refused(
          unproven("token_expired", "the SVID expired at " + svid.expiresAt()), evidence);
    }
    if (shown.clientId().filter(other -> !other.equals(id)).isPresent()) {
      return refused(
          unproven("client_id_mismatch", "`client_id` is not the SVID's SPIFFE ID"), evidence);
    }
    return named(at, id, known, evidence, now)
        .then(workload ->
            new Reading.Accepted<>(
                proof(workload, METHOD, known, svid.expiresAt(), evidence, now)));
  }

  /** By the certificate of the connection, whose SPIFFE ID stands in {@code client_id}. */
  Reading<WorkloadProof> connected(
      Issuers.Issuer at, String id, List<X509Certificate> chain, Instant now) {
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("client_id", id.length() <= LONGEST ? id : id.substring(0, LONGEST));
    if (!chain.isEmpty()) {
      evidence.put("x5t#S256", Confirmation.thumbprint(chain.getFirst()));
    }
    Optional<SvidKeys.Known> known;
    Optional<Problem> objection;
    try {
      known = keys.of(at.environment());
      objection =
          SvidChain.objection(chain, keys.roots(at.environment()), id, SvidChain.Side.CLIENT, now);
    } catch (StoreUnavailable e) {
      return refused(Identities.registryUnavailable(), evidence);
    }
    if (known.isEmpty() || objection.isPresent()) {
      return refused(
          objection.orElseGet(
              () -> unproven("trust_domain_unknown", "there is no such trust domain")),
          evidence);
    }
    Instant end = chain.getFirst().getNotAfter().toInstant();
    return named(at, id, known.get(), evidence, now)
        .then(workload ->
            new Reading.Accepted<>(proof(workload, CONNECTED, known.get(), end, evidence, now)));
  }

  private Reading<Workload> named(
      Issuers.Issuer at,
      String id,
      SvidKeys.Known known,
      SortedMap<String, String> evidence,
      Instant now) {
    return workloads
        .named(
            id.substring(id.lastIndexOf('/') + 1),
            at.environment(),
            now,
            problem -> TokenRefusal.hidden(problem, evidence))
        .then(workload ->
            SpiffeId.of(known.domain(), workload).uri().equals(id)
                ? new Reading.Accepted<>(workload)
                : refused(
                    unproven("spiffe_id_other", "the SPIFFE ID is not the workload's"), evidence));
  }

  private static WorkloadProof proof(
      Workload workload,
      String method,
      SvidKeys.Known known,
      Instant end,
      SortedMap<String, String> evidence,
      Instant now) {
    return new WorkloadProof(
        workload,
        method,
        known.domain().id(),
        now,
        Ends.earlier(end, workload.end()),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        evidence,
        Binding.NONE);
  }

  private static <T> Reading<T> refused(Problem problem, SortedMap<String, String> evidence) {
    return new Reading.Refused<>(TokenRefusal.hidden(problem, evidence));
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
