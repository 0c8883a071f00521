package dev.ilk.gate;

import dev.ilk.actor.Credential;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Certify that a workload holds a key (SPIFFE X509-SVID).
 *
 * @param at the environment whose authority was asked
 * @param request a certification request (PKCS #10, RFC 2986) in PEM; of any content
 */
public record IssueX509Svid(Environment at, String request)
    implements Command<IssueX509Svid.Issued> {

  /**
   * A certificate, signed and recorded.
   *
   * @param chain it, then those between it and an authority of the bundle, each in PEM
   * @param credential what it is
   * @param endsWith the names, besides its holder's, under which the revocation feed tells that it
   *     is to be asked for again: the instance and the deployment it was issued to, and the
   *     instance of the agent that saw its holder
   */
  public record Issued(List<String> chain, Credential.X509Svid credential, List<String> endsWith) {
    public Issued {
      chain = List.copyOf(chain);
      endsWith = List.copyOf(endsWith);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("x509_svid", "", Set.of());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
