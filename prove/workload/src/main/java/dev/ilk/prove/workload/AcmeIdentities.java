package dev.ilk.prove.workload;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.FlattenedJws;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.prove.federation.acme.AcmeAccounts.ExternalKey;
import dev.ilk.prove.federation.identity.Standing;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the proof of a workload of what an ACME request has shown. */
final class AcmeIdentities {
  static final String ACCOUNT = "acme-account";
  static final String EXTERNAL = "acme-external-account";
  static final String CERTIFICATE = "certificate-key";

  /** What a client may know of a refusal, since it is of its own making or its own account. */
  private static final Set<String> TOLD =
      Set.of(
          "account_unknown",
          "account_inactive",
          "nonce_bad",
          "jws_algorithm",
          "jws_key",
          "jws_signature");

  private static final int LONGEST = 256;
  private static final String END = "-----END CERTIFICATE-----";

  private final Workloads workloads;

  AcmeIdentities(Workloads workloads) {
    this.workloads = workloads;
  }

  Result<WorkloadProof> proof(AcmeAccount account, SortedMap<String, String> seen, Instant now)
      throws StoreUnavailable {
    return proof(account.environment(), account.holder(), ACCOUNT, account.id().value(), seen, now);
  }

  Result<WorkloadProof> proof(
      Environment at, ExternalKey key, SortedMap<String, String> seen, Instant now)
      throws StoreUnavailable {
    return proof(at, key.holder(), EXTERNAL, key.id().value(), seen, now);
  }

  /** The account's key begins something and ends nothing: the proof lasts as the identity does. */
  Result<WorkloadProof> proof(
      Environment at,
      Id.Identity holder,
      String method,
      String issuer,
      SortedMap<String, String> seen,
      Instant now)
      throws StoreUnavailable {
    Optional<Workload> found = workloads.withId(holder);
    if (found.isEmpty()) {
      return unproven("identity_unknown", "the workload is not registered any more");
    }
    Workload workload = found.get();
    return Standing.objection(workload, at, now)
        .map(Result::<WorkloadProof>failed)
        .orElseGet(() ->
            Result.ok(
                new WorkloadProof(
                    workload,
                    method,
                    issuer,
                    now,
                    workload.end(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    seen,
                    Binding.NONE)));
  }

  static Result<VerifyingKey> key(AcmeAccount account) {
    String set = "{\"keys\":[" + account.jwk() + "]}";
    return JwkSet.parse(set.getBytes(StandardCharsets.UTF_8))
        .then(keys -> Result.ok(keys.keys().getFirst().key()));
  }

  /** A serial number is public, so a certificate with the same one proves nothing. */
  static boolean isLeaf(X509Certificate shown, String chain) {
    String wanted = chain.substring(0, chain.indexOf(END));
    try {
      return Arrays.equals(
          shown.getEncoded(),
          Base64.getMimeDecoder().decode(wanted.substring(wanted.indexOf('\n') + 1)));
    } catch (CertificateEncodingException e) {
      return false;
    }
  }

  /** What is kept of a request, without signature and payload. */
  static SortedMap<String, String> seen(FlattenedJws request) {
    SortedMap<String, String> seen = new TreeMap<>();
    for (String name : new String[] {"alg", "kid", "url"}) {
      request
          .header()
          .text(name)
          .ifPresent(value ->
              seen.put(name, value.length() <= LONGEST ? value : value.substring(0, LONGEST)));
    }
    return seen;
  }

  static Problem told(Problem problem) {
    if (problem.kind() == Problem.Kind.UNAVAILABLE || TOLD.contains(problem.code())) {
      return problem;
    }
    return Problem.of(Problem.Kind.UNPROVEN, "proof_refused", "the request was not accepted")
        .mend("ask an operator of Ilk, who finds the reason by the correlation id");
  }

  static <T> Result<T> unproven(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
