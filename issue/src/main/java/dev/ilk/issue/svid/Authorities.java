package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.TrustDomains;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
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
import java.time.Instant;
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
 * certificate is given out with them. Where a company keeps its root elsewhere, an imported chain
 * takes the place of both. Safe to share between threads.
 */
public final class Authorities {
  private static final String ROOT = "/x509-root";

  private final TrustDomains domains;
  private final KeyRings rings;
  private final AuthorityStore store;
  private final ImportedChains imports;
  private final Map<String, Authority> known = new ConcurrentHashMap<>();

  /**
   * Authorities over key rings.
   *
   * @param domains the trust domain of each environment
   * @param rings three rings for each environment, made when they are first needed
   * @param store where the certificates are kept that are made here
   * @param imports the chains of those that an offline root stands above
   */
  public Authorities(
      TrustDomains domains, KeyRings rings, AuthorityStore store, ImportedChains imports) {
    this.domains = domains;
    this.rings = rings;
    this.store = store;
    this.imports = imports;
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

  /**
   * Who signs leaves now. An authority signs nothing that would outlive it: schedules replace it
   * long before, and where its root is kept elsewhere, warnings come before.
   *
   * @param environment whose
   * @param end until when what is to be signed lives
   * @return the authority, or {@code authority_missing} or {@code authority_ended}
   */
  Result<Signing> signing(Environment environment, Instant end) throws PartUnavailable {
    RingName name = certificateRing(environment);
    try {
      RingKey active = rings.ring(name).active();
      Optional<Authority> authority = signing(environment, active);
      Optional<Signer> signer = rings.signer(name, active.kid());
      if (authority.isEmpty() || signer.isEmpty()) {
        return refused(environment, "authority_missing", "has no authority that may sign");
      }
      return end.isAfter(authority.get().end())
          ? refused(
              environment,
              "authority_ended",
              "has an authority that ends at " + authority.get().end())
          : Result.ok(new Signing(authority.get(), signer.get()));
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + name + "`", e);
    }
  }

  private static Result<Signing> refused(Environment at, String code, String why) {
    return Result.failed(
        Problem.of(Problem.Kind.UNAVAILABLE, code, "`%s` %s".formatted(at, why))
            .mend("an operator looks at `ilk authority show %s`".formatted(at)));
  }

  /** Who signs now, without a check that its key can be had; empty if nobody can. */
  Optional<Authority> present(Environment environment) throws PartUnavailable {
    RingName name = certificateRing(environment);
    try {
      return signing(environment, rings.ring(name).active());
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + name + "`", e);
    }
  }

  /** By its imported chain, once that may sign, or else by a certificate of our own making. */
  private Optional<Authority> signing(Environment environment, RingKey key)
      throws KeysUnavailable, StoreUnavailable {
    Optional<ImportedChain> chain = imports.signing(environment, key.kid());
    return chain.isPresent()
        ? Optional.of(Authority.of(key.key(), chain.get()))
        : authority(environment, certificateRing(environment), key, this::below);
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
    try {
      List<Authority> roots = new ArrayList<>();
      long version = rings.ring(rootRing(environment)).version();
      version += rings.ring(tokenRing(environment)).version();
      if (imports.trustsOwnRoots(environment)) {
        roots.addAll(ownRoots(environment));
      } else {
        version++;
      }
      if (imports.isOffline(environment)) {
        Ring ring = rings.ring(certificateRing(environment));
        roots.addAll(OfflineRoots.of(ring, imports.of(environment)));
        version += ring.version() + imports.of(environment).size();
      }
      JwkSet keys = rings.published(tokenRing(environment));
      return new TrustBundle(domains.of(environment), version, roots, keys);
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the bundle of `" + environment + "`", e);
    }
  }

  private List<Authority> ownRoots(Environment environment)
      throws KeysUnavailable, StoreUnavailable {
    RingName name = rootRing(environment);
    List<Authority> roots = new ArrayList<>();
    for (RingKey key : rings.ring(name).keys()) {
      if (key.isPublished()) {
        authority(environment, name, key, this::root).ifPresent(roots::add);
      }
    }
    return roots;
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

  /**
   * Signed by the root that signs now; that one has been in the bundle for a day or more. None is
   * made once the company keeps its root elsewhere.
   */
  private Optional<X509CertificateHolder> below(Environment environment, RingKey key)
      throws KeysUnavailable, StoreUnavailable, IOException {
    if (imports.isOffline(environment)) {
      return Optional.empty();
    }
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

  /** The ring of roots of our own. */
  static RingName rootRing(Environment environment) {
    return new RingName(environment.name() + ROOT);
  }

  /** The ring whose keys sign certificates. */
  static RingName certificateRing(Environment environment) {
    return new RingName(environment.name() + "/x509-svid");
  }

  private static RingName tokenRing(Environment environment) {
    return new RingName(environment.name() + "/jwt-svid");
  }
}
