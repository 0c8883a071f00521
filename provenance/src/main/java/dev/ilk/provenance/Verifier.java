package dev.ilk.provenance;

import dev.ilk.actor.ProvenanceRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Verifies bundles by a rule, without asking anyone. Safe to share between threads.
 *
 * <p>A certificate must have been valid when it signed: when a log of the rule's took the
 * signature, or, where the rule demands no log, now.
 */
public final class Verifier {
  private final ProvenanceRule rule;
  private final List<VerifyingKey> keys;
  private final Optional<Certified> certified;
  private final Optional<Logs> logs;

  private Verifier(
      ProvenanceRule rule,
      List<VerifyingKey> keys,
      Optional<Certified> certified,
      Optional<Logs> logs) {
    this.rule = rule;
    this.keys = keys;
    this.certified = certified;
    this.logs = logs;
  }

  /**
   * A verifier by a rule.
   *
   * @param rule the rule
   * @return the verifier, or why its keys, authorities or logs are none
   */
  public static Result<Verifier> of(ProvenanceRule rule) {
    Result<Optional<Logs>> logs =
        rule.logs().isEmpty()
            ? Result.ok(Optional.empty())
            : Logs.of(rule.logs().get()).then(found -> Result.ok(Optional.of(found)));
    return logs.then(trusted ->
        switch (rule.signer()) {
          case ProvenanceRule.Keys(String jwks) ->
              JwkSet.parse(jwks.getBytes(StandardCharsets.UTF_8))
                  .then(set ->
                      Result.ok(
                          new Verifier(
                              rule,
                              set.keys().stream().map(PublicJwk::key).toList(),
                              Optional.empty(),
                              trusted)));
          case ProvenanceRule.Certified named ->
              Certified.of(named)
                  .then(signer ->
                      Result.ok(new Verifier(rule, List.of(), Optional.of(signer), trusted)));
        });
  }

  /**
   * Verifies a bundle.
   *
   * @param json the bundle; of any content
   * @param now the present
   * @return what it says, or the first thing that is wrong with it
   */
  public Result<Verified> verify(byte[] json, Instant now) {
    return Bundle.parse(json)
        .then(bundle -> logged(bundle).then(logged -> signed(bundle, logged.orElse(now), logged)));
  }

  private Result<Optional<Instant>> logged(Bundle bundle) {
    return logs.isEmpty()
        ? Result.ok(Optional.empty())
        : logs.get().taken(bundle).then(at -> Result.ok(Optional.of(at)));
  }

  private Result<Verified> signed(Bundle bundle, Instant at, Optional<Instant> logged) {
    return signers(bundle, at)
        .then(signers ->
            signers.stream().anyMatch(key -> holds(key, bundle.content()))
                ? built(bundle.content(), logged)
                : refused("signature_invalid", "the signature is not the signer's"));
  }

  /** A bundle that is signed by the other sort of signer than the rule's is nobody's. */
  private Result<List<VerifyingKey>> signers(Bundle bundle, Instant at) {
    if (bundle.certificate().isPresent() != certified.isPresent()) {
      return refused("signer_other", "the signer is of another sort than the rule's");
    }
    return certified.isEmpty()
        ? Result.ok(keys)
        : certified
            .get()
            .key(bundle.certificate().orElseThrow(), at)
            .then(key -> Result.ok(List.of(key)));
  }

  private static boolean holds(VerifyingKey key, Bundle.Content content) {
    byte[] signature = content.signature().toArray();
    return switch (content) {
      case Envelope envelope -> Signatures.holds(key, envelope.signed(), signature);
      case MessageSignature message ->
          Signatures.holdsOfDigest(key, message.digest().toArray(), signature);
    };
  }

  private Result<Verified> built(Bundle.Content content, Optional<Instant> logged) {
    return switch (content) {
      case MessageSignature _ ->
          refused(
              "provenance_missing",
              "the signature is genuine, and says nothing of how it was built");
      case Envelope envelope ->
          envelope.type().equals(Statement.PAYLOAD_TYPE)
              ? Statement.parse(envelope.payload()).then(said -> asDemanded(said, logged))
              : refused("payload_type", "the envelope holds no statement of in-toto");
    };
  }

  private Result<Verified> asDemanded(Statement said, Optional<Instant> logged) {
    if (!said.builder().equals(rule.builder())) {
      return refused("builder_other", "it was built by `%s`".formatted(said.builder()));
    }
    List<Statement.Source> sources =
        said.sources().stream().filter(one -> one.repository().equals(rule.source())).toList();
    // Two commits of the one repository would leave open which of them was built.
    return sources.size() == 1
        ? Result.ok(
            new Verified(
                said.images(), said.builder(), rule.source(), sources.getFirst().commit(), logged))
        : refused(
            "source_other", "it was not built of `%s` at one commit".formatted(rule.source()));
  }

  static <T> Result<T> refused(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.REFUSED, code, message));
  }
}
