package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.SpiffeId;
import dev.ilk.actor.TrustDomain;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.token.TokenLife;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * The X.509-SVID by which a node shows that it answers for a trust domain (SPIFFE Federation,
 * section 5.2.2). It names the trust domain's own server, {@code /ilk/server}: no workload has such
 * a path. The key never leaves the node's memory, and the certificate is made again when half of
 * its hour is over, as a server's own session keys are; it gives nobody any access. Safe to share
 * between threads.
 */
public final class EndpointSvid {
  private static final String PATH = "/ilk/server";
  private static final Duration LIFE = Duration.ofHours(1);

  private final Environment environment;
  private final Authorities authorities;
  private final InstantSource clock;
  private volatile Held held = new Held(Optional.empty(), Instant.MIN);

  /** A certificate with its authority's, and until when it is shown. */
  private record Held(Optional<Shown> shown, Instant until) {}

  /**
   * What a server shows.
   *
   * @param chain the leaf, then its authority
   * @param key the leaf's private key
   */
  public record Shown(List<X509Certificate> chain, PrivateKey key) {
    public Shown {
      chain = List.copyOf(chain);
    }
  }

  /**
   * That of an environment's trust domain.
   *
   * @param environment one that is registered when the certificate is first shown
   * @param authorities who signs
   * @param clock the present
   */
  public EndpointSvid(Environment environment, Authorities authorities, InstantSource clock) {
    this.environment = environment;
    this.authorities = authorities;
    this.clock = clock;
  }

  /**
   * The SPIFFE ID that an endpoint of a trust domain has.
   *
   * @param domain the trust domain
   * @return always the same
   */
  public static SpiffeId id(TrustDomain domain) {
    return new SpiffeId(domain.id() + PATH);
  }

  /**
   * What to show now.
   *
   * @return valid for half an hour at least
   * @throws PartUnavailable if the authority cannot sign now
   */
  public Shown shown() throws PartUnavailable {
    Held now = held;
    return clock.instant().isBefore(now.until()) ? now.shown().orElseThrow() : renewed();
  }

  private synchronized Shown renewed() throws PartUnavailable {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (!now.isBefore(held.until())) {
      held = new Held(Optional.of(made(now)), now.plus(LIFE.dividedBy(2)));
    }
    return held.shown().orElseThrow();
  }

  private Shown made(Instant now) throws PartUnavailable {
    return switch (authorities.signing(environment, now.plus(LIFE))) {
      case Result.Ok<Authorities.Signing>(Authorities.Signing by) -> made(now, by);
      case Result.Failed<Authorities.Signing>(List<Problem> problems) ->
          throw new PartUnavailable(problems.getFirst().sentence());
    };
  }

  private Shown made(Instant now, Authorities.Signing by) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      if (!(VerifyingKey.of(pair.getPublic()) instanceof Result.Ok<VerifyingKey>(var key))) {
        throw new IllegalStateException("a key that was just made");
      }
      TokenLife life = new TokenLife(now, now.plus(LIFE));
      SpiffeId id = id(authorities.domain(environment));
      X509CertificateHolder leaf = LeafCertificate.of(by, Serial.next(), id, key, life);
      List<X509Certificate> chain = new ArrayList<>();
      chain.add(new JcaX509CertificateConverter().getCertificate(leaf));
      chain.addAll(by.authority().path());
      return new Shown(chain, pair.getPrivate());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a certificate of ours cannot be made", e);
    }
  }
}
