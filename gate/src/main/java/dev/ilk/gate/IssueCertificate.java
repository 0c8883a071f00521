package dev.ilk.gate;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Certify that a workload holds a key and the names of its order (RFC 8555, section 7.4).
 *
 * @param at whose authority is asked
 * @param id the order
 * @param request a certification request (PKCS #10, RFC 2986), its DER in base64url; of any content
 */
public record IssueCertificate(Environment at, AcmeId.Order id, String request)
    implements Command<CertificateOrder> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("certificate", "", Set.of());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
