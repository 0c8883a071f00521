package dev.ilk.issue.svid;

import dev.ilk.actor.Credential;
import dev.ilk.actor.Deployment;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.token.TokenLife;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.io.IOException;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Issues X.509-SVIDs: one name, minutes long, for a key whose holder signed the request with it
 * (W4, W5).
 */
public final class X509SvidIssuer implements Handler<IssueX509Svid, IssueX509Svid.Issued> {
  private final Authorities authorities;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param authorities who signs
   * @param clock the present
   */
  public X509SvidIssuer(Authorities authorities, InstantSource clock) {
    this.authorities = authorities;
    this.clock = clock;
  }

  /** All that a certificate will say, once every check has passed. */
  private record Leaf(Named named, VerifyingKey key, TokenLife life) {}

  @Override
  public Result<Handled<IssueX509Svid.Issued>> act(Permit<IssueX509Svid> permit)
      throws PartUnavailable {
    Result<Leaf> leaf = leaf(permit);
    return switch (leaf) {
      case Result.Ok<Leaf>(Leaf wanted) ->
          switch (authorities.signing(permit.command().at(), wanted.life().expires())) {
            case Result.Ok<Authorities.Signing>(Authorities.Signing by) -> sign(permit, wanted, by);
            case Result.Failed<Authorities.Signing>(List<Problem> problems) ->
                new Result.Failed<>(problems);
          };
      case Result.Failed<Leaf>(List<Problem> problems) -> new Result.Failed<>(problems);
    };
  }

  private Result<Leaf> leaf(Permit<IssueX509Svid> permit) {
    IssueX509Svid asked = permit.command();
    return Named.of(permit.proof(), asked.at(), authorities.domain(asked.at()))
        .then(named ->
            CertificationRequest.read(asked.request())
                .then(request -> certifiable(request, named))
                .then(key ->
                    TokenLife.of(
                            clock.instant(), permit.proof(), named.workload(), permit.decision())
                        .then(life -> Result.ok(new Leaf(named, key, life)))));
  }

  private static Result<VerifyingKey> certifiable(CertificationRequest request, Named named) {
    List<Problem> beyond = request.beyond(named.id().uri());
    return beyond.isEmpty() ? Result.ok(request.key()) : new Result.Failed<>(beyond);
  }

  private Result<Handled<IssueX509Svid.Issued>> sign(
      Permit<IssueX509Svid> permit, Leaf leaf, Authorities.Signing by) {
    BigInteger serial = Serial.next();
    byte[] der;
    try {
      X509CertificateHolder certificate =
          LeafCertificate.of(by, serial, leaf.named().id(), leaf.key(), leaf.life());
      der = certificate.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a certificate of ours cannot be written", e);
    }
    Credential.X509Svid credential =
        new Credential.X509Svid(
            Serial.text(serial),
            leaf.named().workload().id(),
            authorities.domain(permit.command().at()).id(),
            leaf.named().id(),
            leaf.life().issued(),
            leaf.life().expires());
    return Result.ok(
        Handled.of(
            new IssueX509Svid.Issued(
                Stream.concat(Stream.of(Pem.of(der)), by.authority().pems().stream()).toList(),
                credential,
                endsWith(permit.proof())),
            particulars(credential, leaf, der, by.signer().kid())));
  }

  private static List<String> endsWith(Proof proof) {
    return proof instanceof Proof.OfWorkload workload
        ? Stream.of("instance", "agent_instance", Deployment.NAMED)
            .map(name -> workload.claims().get(name))
            .filter(Objects::nonNull)
            .toList()
        : List.of();
  }

  private static Particulars particulars(
      Credential.X509Svid credential, Leaf leaf, byte[] der, String signedBy) {
    String thumbprint = Pem.base64url(Sha256.of(der));
    Binding binding = new Binding(Optional.of(leaf.key().thumbprint()), Optional.of(thumbprint));
    return new Particulars.OfCredential(
        "x509_svid",
        Optional.of(credential.serial()),
        Optional.of(Party.of(leaf.named().workload())),
        credential.issuer(),
        signedBy,
        "",
        List.of(),
        Optional.of(credential.issued()),
        Optional.of(credential.expires()),
        binding.text(),
        List.of());
  }
}
