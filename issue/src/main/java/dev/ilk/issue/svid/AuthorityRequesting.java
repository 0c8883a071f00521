package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Signer;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingKey;
import dev.ilk.keys.ring.RingName;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes a certification request for the key that an environment's ring holds ready as its next one.
 * Asked again, it is for the same key until that one signs.
 */
public final class AuthorityRequesting
    implements Handler<RequestAuthority, RequestAuthority.Request> {
  private final Authorities authorities;
  private final KeyRings rings;
  private final ImportedChains imports;

  /**
   * Builds the handler.
   *
   * @param authorities the trust domains
   * @param rings the keys of authorities
   * @param imports the chains that there are
   */
  public AuthorityRequesting(Authorities authorities, KeyRings rings, ImportedChains imports) {
    this.authorities = authorities;
    this.rings = rings;
    this.imports = imports;
  }

  @Override
  public Result<Handled<RequestAuthority.Request>> act(Permit<RequestAuthority> permit)
      throws PartUnavailable {
    Environment at = permit.command().at();
    RingName ring = Authorities.certificateRing(at);
    try {
      RingKey next = rings.ring(ring).next();
      Optional<ImportedChain> waiting = imports.find(at, next.kid());
      if (waiting.isPresent()) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "authority_waiting",
                    "the next authority of `%s` has its chain already".formatted(at))
                .mend("ask again when it signs, from " + waiting.get().signsFrom()));
      }
      Optional<Signer> signer = rings.signer(ring, next.kid());
      if (signer.isEmpty()) {
        throw new PartUnavailable("the authority of `" + ring + "` was just replaced");
      }
      return Result.ok(
          Handled.of(request(authorities.domain(at), signer.get()), permit.command().asked()));
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the next key of `" + ring + "`", e);
    }
  }

  private static RequestAuthority.Request request(TrustDomain domain, Signer signer) {
    try {
      return new RequestAuthority.Request(
          signer.kid(), Pem.request(AuthorityCertificate.request(domain, signer).getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException("a request of ours cannot be written", e);
    }
  }
}
