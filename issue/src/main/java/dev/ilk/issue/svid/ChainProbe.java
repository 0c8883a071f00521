package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.SpiffeId;
import dev.ilk.actor.TrustDomain;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.SignedChain;
import dev.ilk.issue.token.TokenLife;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.Signer;
import dev.ilk.keys.bundle.SvidChain;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * The last check of a chain, by what others will do with it: a leaf is signed by its key, of which
 * nobody ever hears, and validated against its root (RFC 5280, section 6.1).
 */
final class ChainProbe {
  private static final Duration LIFE = Duration.ofMinutes(1);

  private ChainProbe() {}

  static Optional<Problem> objection(
      SignedChain chain, TrustDomain domain, Signer signer, Instant now) {
    Instant from = now.truncatedTo(ChronoUnit.SECONDS);
    ImportedChain imported =
        new ImportedChain(
            new Environment("probe"),
            domain,
            signer.kid(),
            chain.encoded(),
            from,
            from,
            chain.end(),
            Optional.empty());
    Authority authority = Authority.of(chain.key(), imported);
    SpiffeId id = EndpointSvid.id(domain);
    try {
      List<X509Certificate> path = new ArrayList<>();
      path.add(
          new JcaX509CertificateConverter()
              .getCertificate(
                  LeafCertificate.of(
                      new Authorities.Signing(authority, signer),
                      Serial.next(),
                      id,
                      chain.key(),
                      new TokenLife(from, from.plus(LIFE)))));
      path.addAll(authority.path());
      List<X509Certificate> roots = List.of(chain.certificates().getLast());
      return SvidChain.objection(path, roots, id.uri(), SvidChain.Side.SERVER, now)
          .map(why ->
              Problem.of(
                      Problem.Kind.INVALID,
                      "chain_refused",
                      "a leaf below it would not be good for others: " + why.message())
                  .at("chain"));
    } catch (CertificateException | IOException e) {
      throw new IllegalStateException("a certificate of ours cannot be made", e);
    }
  }
}
