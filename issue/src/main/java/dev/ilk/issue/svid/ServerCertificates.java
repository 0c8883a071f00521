package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Certificates for names in the DNS, of the same authorities as SVIDs. They carry no SPIFFE ID, so
 * none of them is an SVID (X509-SVID, section 2). Safe to share between threads.
 */
public final class ServerCertificates {
  private final Authorities authorities;

  /**
   * Certificates of the environments' authorities.
   *
   * @param authorities who signs
   */
  public ServerCertificates(Authorities authorities) {
    this.authorities = authorities;
  }

  /**
   * A certificate, signed but not yet recorded.
   *
   * @param certificate what the order gets
   * @param key the certified key's thumbprint (RFC 7638)
   * @param der the leaf in DER
   * @param signedBy the id of the authority's key
   */
  public record Signed(
      CertificateOrder.Certificate certificate, String key, String der, String signedBy) {}

  /**
   * Signs one.
   *
   * @param at whose authority signs
   * @param names for which names
   * @param request a certification request, its DER in base64url; of any content
   * @param accountKey the thumbprint of the account's key, which is not certified (RFC 8555,
   *     section 11.1)
   * @param from since when it shall hold
   * @param until until when
   * @return the certificate, or why the request is refused, with a code that begins with {@code
   *     csr_} or {@code key_}
   * @throws PartUnavailable if the authority cannot sign now
   */
  public Result<Signed> sign(
      Environment at,
      SortedSet<String> names,
      String request,
      String accountKey,
      Instant from,
      Instant until)
      throws PartUnavailable {
    Result<VerifyingKey> key =
        CertificationRequest.readBare(request).then(read -> certifiable(read, names, accountKey));
    return switch (key) {
      case Result.Failed<VerifyingKey>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<VerifyingKey>(VerifyingKey certified) ->
          authorities
              .signing(at, until)
              .then(by -> Result.ok(signed(by, names, certified, from, until)));
    };
  }

  private static Result<VerifyingKey> certifiable(
      CertificationRequest request, SortedSet<String> names, String accountKey) {
    List<Problem> differences = OrderedNames.differences(request.request(), names);
    if (!differences.isEmpty()) {
      return new Result.Failed<>(differences);
    }
    return request.key().thumbprint().equals(accountKey)
        ? Result.failed(
            CertificationRequest.problem("csr_account_key", "the key is that of the account")
                .mend("make a key for the certificate"))
        : Result.ok(request.key());
  }

  private static Signed signed(
      Authorities.Signing by,
      SortedSet<String> names,
      VerifyingKey key,
      Instant from,
      Instant until) {
    BigInteger serial = Serial.next();
    try {
      X509CertificateHolder leaf = ServerCertificate.of(by, serial, names, key, from, until);
      CertificateOrder.Certificate certificate =
          new CertificateOrder.Certificate(
              Serial.text(serial),
              Pem.of(leaf.getEncoded()) + String.join("", by.authority().pems()),
              from,
              until,
              Optional.empty());
      return new Signed(
          certificate, key.thumbprint(), Pem.base64url(leaf.getEncoded()), by.signer().kid());
    } catch (IOException e) {
      throw new IllegalStateException("a certificate of ours cannot be written", e);
    }
  }
}
