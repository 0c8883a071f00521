package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.TrustDomains;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.Ring;
import dev.ilk.keys.ring.RingKey;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The authorities of every trust domain, in two levels. Each key of the upper ring is a root: the
 * next one is in the bundle long before it signs, and a retired one until all that it signed has
 * ended. Each key of the lower ring has a certificate of a root; it signs leaves, and its
 * certificate is given out with them. Safe to share between threads.
 */
public final class Authorities {
  private static final String ROOT = "/x509-root";

  private final TrustDomains domains;
  private final KeyRings rings;
  private final AuthorityStore store;
  private final Map<String, Authority> known = new ConcurrentHashMap<>();

  /**
   * Authorities over key rings.
   *
   * @param domains the trust domain of each environment
   * @param rings three rings for each environment, made when they are first needed
   * @param store where certificates are kept
   */
  public Authorities(TrustDomains domains, KeyRings rings, AuthorityStore store) {
    this.domains = domains;
    this.rings = rings;
    this.store = store;
  }

  /** The authority that signs leaves now, and its key. */
  record Signing(Authority authority, Signer signer) {}

  /**
   * How the keys of a ring are made and how long they serve.
   *
   * @param ring any ring of a trust domain's
   * @return that of roots, or the usual one
   */
  public static RingPolicy policy(RingName ring) {
    return ring.value().endsWith(ROOT) ? RingPolicy.ROOTS : RingPolicy.TOKENS;
  }

  /**
   * The trust domain of an environment.
   *
   * @param environment which
   * @return always the same
   */
  public TrustDomain domain(Environment environment) {
    return domains.of(environment);
  }

  Signing signing(Environment environment) throws PartUnavailable {
    RingName name = certificateRing(environment);
    try {
      RingKey active = rings.ring(name).active();
      Optional<Authority> authority = authority(environment, name, active, this::below);
      Optional<Signer> signer = rings.signer(name, active.kid());
      if (authority.isEmpty() || signer.isEmpty()) {
        throw new PartUnavailable("the authority of `" + name + "` was just replaced");
      }
      return new Signing(authority.get(), signer.get());
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + name + "`", e);
    }
  }

  Signer signingJwts(Environment environment) throws PartUnavailable {
    RingName name = tokenRing(environment);
    try {
      return rings.active(name);
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + name + "`", e);
    }
  }

  /**
   * The keys by which JWT-SVIDs of an environment are known.
   *
   * @param environment one that is registered: its keys are made if there are none
   * @return all that are published now
   * @throws PartUnavailable if they cannot be had now
   */
  public JwkSet tokenKeys(Environment environment) throws PartUnavailable {
    try {
      return rings.published(tokenRing(environment));
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("the keys of JWT-SVIDs of `" + environment + "`", e);
    }
  }

  /**
   * What others need to check the SVIDs of an environment.
   *
   * @param environment one that is registered: its keys are made if there are none
   * @return all authorities and keys that are published now
   * @throws PartUnavailable if they cannot be had now
   */
  public TrustBundle bundle(Environment environment) throws PartUnavailable {
    RingName name = rootRing(environment);
    try {
      Ring ring = rings.ring(name);
      List<Authority> roots = new ArrayList<>();
      for (RingKey key : ring.keys()) {
        if (key.isPublished()) {
          authority(environment, name, key, this::root).ifPresent(roots::add);
        }
      }
      Ring tokens = rings.ring(tokenRing(environment));
      JwkSet keys = rings.published(tokenRing(environment));
      return new TrustBundle(
          domains.of(environment), ring.version() + tokens.version(), roots, keys);
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the bundle of `" + environment + "`", e);
    }
  }

  /** Makes the certificate of a key that has none yet. */
  private interface Making {
    Optional<X509CertificateHolder> of(Environment environment, RingKey key)
        throws KeysUnavailable, StoreUnavailable, IOException;
  }

  private Optional<X509CertificateHolder> root(Environment environment, RingKey key)
      throws KeysUnavailable, IOException {
    Optional<Signer> signer = rings.signer(rootRing(environment), key.kid());
    return signer.isEmpty()
        ? Optional.empty()
        : Optional.of(AuthorityCertificate.root(domains.of(environment), key, signer.get()));
  }

  /** Signed by the root that signs now; that one has been in the bundle for a day or more. */
  private Optional<X509CertificateHolder> below(Environment environment, RingKey key)
      throws KeysUnavailable, StoreUnavailable, IOException {
    RingName name = rootRing(environment);
    RingKey active = rings.ring(name).active();
    Optional<Authority> root = authority(environment, name, active, this::root);
    Optional<Signer> signer = rings.signer(name, active.kid());
    return root.isEmpty() || signer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AuthorityCertificate.below(
                domains.of(environment), key, root.get().certificate(), signer.get()));
  }

  /** Empty for a retired key that never had a certificate of this trust domain. */
  private Optional<Authority> authority(
      Environment environment, RingName ring, RingKey key, Making making)
      throws KeysUnavailable, StoreUnavailable {
    String name = domains.of(environment).name() + "/" + ring.value() + "/" + key.kid();
    Authority held = known.get(name);
    if (held == null) {
      Optional<byte[]> kept = store.find(name);
      if (kept.isEmpty()) {
        try {
          Optional<X509CertificateHolder> made = making.of(environment, key);
          if (made.isEmpty()) {
            return Optional.empty();
          }
          kept = Optional.of(store.keep(name, made.get().getEncoded()));
        } catch (IOException e) {
          throw new IllegalStateException("a certificate of ours cannot be written", e);
        }
      }
      held = Authority.of(key.key(), kept.get());
      known.put(name, held);
    }
    return Optional.of(held);
  }

  private static RingName rootRing(Environment environment) {
    return new RingName(environment.name() + ROOT);
  }

  private static RingName certificateRing(Environment environment) {
    return new RingName(environment.name() + "/x509-svid");
  }

  private static RingName tokenRing(Environment environment) {
    return new RingName(environment.name() + "/jwt-svid");
  }
}
