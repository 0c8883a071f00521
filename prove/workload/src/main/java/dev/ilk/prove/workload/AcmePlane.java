package dev.ilk.prove.workload;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.FlattenedJws;
import dev.ilk.keys.possession.ExternalAccountKeys;
import dev.ilk.keys.possession.OneTimeNonces;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.acme.AcmeAccounts;
import dev.ilk.prove.federation.acme.AcmeAccounts.Certified;
import dev.ilk.prove.federation.acme.AcmeAccounts.ExternalKey;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The ACME doors' way to a workload's proof (RFC 8555, section 6). A request is signed by the key
 * of an account, which was bound to one workload when it was opened; its nonce counts once on all
 * nodes. That the request was meant for its very door ({@code url}) is checked there.
 */
public final class AcmePlane {
  private final AcmeAccounts accounts;
  private final AcmeIdentities identities;
  private final OneTimeNonces nonces;
  private final UsedProofs used;
  private final ExternalAccountKeys externalKeys;
  private final Attesting attesting;

  /**
   * Builds the plane.
   *
   * @param accounts by which keys clients are known
   * @param workloads the registered workloads
   * @param nonces gives nonces and knows them again
   * @param used which nonces came back already
   * @param externalKeys the secrets that accounts are opened with
   * @param deployments what is deployed of those that must be attested by it, which no account is
   */
  public AcmePlane(
      AcmeAccounts accounts,
      Workloads workloads,
      OneTimeNonces nonces,
      UsedProofs used,
      ExternalAccountKeys externalKeys,
      Deployments deployments) {
    this.accounts = accounts;
    this.identities = new AcmeIdentities(workloads);
    this.nonces = nonces;
    this.used = used;
    this.externalKeys = externalKeys;
    this.attesting = new Attesting(deployments);
  }

  /**
   * A nonce for the client's next request.
   *
   * @param now the present
   * @return never the same twice
   */
  public String nonce(Instant now) {
    return nonces.fresh(now);
  }

  /**
   * The account that a request's own key is of.
   *
   * @param at whose server
   * @param request brings a key
   * @return empty if there is none, or it brings no key that is taken
   * @throws StoreUnavailable if that cannot be known now
   */
  public Optional<AcmeAccount> knownBy(Environment at, FlattenedJws request)
      throws StoreUnavailable {
    return request.key() instanceof Result.Ok<VerifyingKey>(VerifyingKey key)
        ? accounts.keyed(at, key.thumbprint())
        : Optional.empty();
  }

  /**
   * The proof of a request that an account signed.
   *
   * @param at whose server
   * @param account the account that {@code kid} names, or whose key the request brings
   * @param request what was sent
   * @param now the present
   * @return what came of it
   */
  public Attempt account(
      Environment at, Optional<AcmeId.Account> account, FlattenedJws request, Instant now) {
    SortedMap<String, String> seen = AcmeIdentities.seen(request);
    return attempt(
        AcmeIdentities.ACCOUNT,
        seen,
        now,
        () -> {
          Optional<AcmeAccount> found =
              (account.isPresent()
                      ? accounts.account(account.get())
                      : Optional.<AcmeAccount>empty())
                  .filter(one -> one.environment().equals(at));
          if (found.isEmpty()) {
            return AcmeIdentities.unproven("account_unknown", "there is no such account");
          }
          AcmeAccount known = found.get();
          seen.put("account", known.id().value());
          Optional<Problem> objection = objection(request, AcmeIdentities.key(known), now);
          if (objection.isPresent()) {
            return Result.failed(objection.get());
          }
          return known.active()
              ? identities.proof(known, seen, now)
              : AcmeIdentities.unproven("account_inactive", "the account was deactivated");
        });
  }

  /**
   * The proof of a request that opens an account (RFC 8555, section 7.3.4): signed by the account's
   * key, with a binding of that key made with a secret that was given out for one workload.
   *
   * @param at whose server
   * @param request what was sent, with the account's key
   * @param kid the {@code kid} of the binding
   * @param binding the binding, in which key and address were compared with the request's already
   * @param now the present
   * @return what came of it
   */
  public Attempt opening(
      Environment at,
      FlattenedJws request,
      Optional<AcmeId.ExternalKey> kid,
      FlattenedJws binding,
      Instant now) {
    SortedMap<String, String> seen = AcmeIdentities.seen(request);
    kid.ifPresent(id -> seen.put("external_key", id.value()));
    return attempt(
        AcmeIdentities.EXTERNAL,
        seen,
        now,
        () -> {
          Optional<Problem> objection = objection(request, request.key(), now);
          return objection.isPresent()
              ? Result.failed(objection.get())
              : bound(at, kid, binding, seen, now);
        });
  }

  /** Whatever is wrong with the binding looks the same from outside. */
  private Result<WorkloadProof> bound(
      Environment at,
      Optional<AcmeId.ExternalKey> kid,
      FlattenedJws binding,
      SortedMap<String, String> seen,
      Instant now)
      throws StoreUnavailable {
    Optional<ExternalKey> key =
        kid.isPresent() ? accounts.externalKey(kid.get()) : Optional.empty();
    if (key.isEmpty()
        || !key.get().environment().equals(at)
        || !externalKeys.made(key.get().id().value(), binding)) {
      return AcmeIdentities.unproven("external_key_wrong", "the binding was made with no such key");
    }
    if (key.get().used()) {
      return AcmeIdentities.unproven("external_key_used", "an account was opened with it already");
    }
    return now.isBefore(key.get().expires())
        ? identities.proof(at, key.get(), seen, now)
        : AcmeIdentities.unproven("external_key_over", "the key to open an account with is over");
  }

  /**
   * The proof of a request that is signed with the key of a certificate (RFC 8555, section 7.6).
   *
   * @param at by whose authority it was issued
   * @param shown the certificate, which must be the very one that was issued
   * @param serial its serial number in hexadecimal
   * @param request what was sent
   * @param now the present
   * @return what came of it
   */
  public Attempt certificateKey(
      Environment at, X509Certificate shown, String serial, FlattenedJws request, Instant now) {
    SortedMap<String, String> seen = AcmeIdentities.seen(request);
    seen.put("serial", serial);
    return attempt(
        AcmeIdentities.CERTIFICATE,
        seen,
        now,
        () -> {
          Optional<Certified> issued =
              accounts
                  .certified(at, serial)
                  .filter(one -> AcmeIdentities.isLeaf(shown, one.chain()));
          Optional<Problem> objection =
              objection(request, VerifyingKey.of(shown.getPublicKey()), now);
          if (objection.isPresent()) {
            return Result.failed(objection.get());
          }
          return issued.isPresent()
              ? identities.proof(
                  at, issued.get().holder(), AcmeIdentities.CERTIFICATE, "certificate", seen, now)
              : AcmeIdentities.unproven("certificate_unknown", "no such certificate was issued");
        });
  }

  /** The signature first: whoever cannot sign uses up nobody's nonce. */
  private Optional<Problem> objection(FlattenedJws request, Result<VerifyingKey> by, Instant now)
      throws StoreUnavailable {
    if (request.algorithm().isEmpty()) {
      return refused("jws_algorithm", "the algorithm is not taken here");
    }
    switch (by) {
      case Result.Failed<VerifyingKey> failed -> {
        return refused("jws_key", failed.problems().getFirst().message());
      }
      case Result.Ok<VerifyingKey>(VerifyingKey key) -> {
        if (request.algorithm().get().keyType() != key.type()) {
          return refused("jws_algorithm", "the algorithm does not fit the key");
        }
        if (!request.isSignedBy(key)) {
          return refused("jws_signature", "the signature does not hold");
        }
      }
    }
    String nonce = request.header().text("nonce").orElse("");
    Optional<Instant> until = nonces.goodUntil(nonce, now);
    return until.isPresent() && used.first("acme." + nonce, until.get())
        ? Optional.empty()
        : refused("nonce_bad", "the nonce is unknown, over, or was used before");
  }

  private static Optional<Problem> refused(String code, String message) {
    return Optional.of(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }

  private interface Try {
    Result<WorkloadProof> now() throws StoreUnavailable;
  }

  private Attempt attempt(String method, SortedMap<String, String> seen, Instant now, Try tried) {
    Result<WorkloadProof> result;
    try {
      result = tried.now();
    } catch (StoreUnavailable e) {
      result =
          Result.failed(
              Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "accounts cannot be read"));
    }
    return switch (result) {
      case Result.Ok<WorkloadProof>(WorkloadProof proof) -> attested(method, proof, now);
      case Result.Failed<WorkloadProof>(List<Problem> problems) ->
          failed(method, problems.getFirst(), Optional.empty(), seen);
    };
  }

  /** An account says nothing of what runs, so it does not stand in for what must be attested. */
  private Attempt attested(String method, WorkloadProof proof, Instant now) {
    return switch (attesting.judge(proof, now)) {
      case Reading.Accepted<WorkloadProof>(WorkloadProof found) -> new Proven(found);
      case Reading.Refused<WorkloadProof>(TokenRefusal refusal) ->
          failed(method, refusal.problem(), refusal.claimed(), refusal.evidence());
    };
  }

  private static Attempt failed(
      String method, Problem problem, Optional<Actor> claimed, SortedMap<String, String> seen) {
    return new Unproven(
        Kind.WORKLOAD, method, problem, AcmeIdentities.told(problem), claimed, seen);
  }
}
