package dev.ilk.server.node;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.acme.OrderStore;
import dev.ilk.issue.acme.Renewals;
import dev.ilk.issue.revocation.RevocationFeed;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.prove.federation.own.OwnKeys;
import dev.ilk.prove.workload.SvidKeys;
import dev.ilk.registry.directory.Directory;
import dev.ilk.web.acme.AcmeDoorway;
import dev.ilk.web.oauth.Publications;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What the issuers publish. An issuer is there if its environment is registered. */
final class Published implements Publications, AcmeDoorway.Publications, OwnKeys, SvidKeys {
  private final Directory directory;
  private final KeyRings rings;
  private final RevocationFeed feed;
  private final Authorities authorities;
  private final Renewals renewals;
  // Of issuers that there are, so of no more than there are environments and planes.
  private final Map<Issuers.Issuer, RingName> names = new ConcurrentHashMap<>();

  Published(
      Directory directory,
      KeyRings rings,
      RevocationFeed feed,
      Authorities authorities,
      OrderStore orders) {
    this.directory = directory;
    this.rings = rings;
    this.feed = feed;
    this.authorities = authorities;
    this.renewals = new Renewals(orders);
  }

  /** The bundle of an environment's trust domain; empty if there is no such environment. */
  Optional<String> bundle(Environment environment) throws PartUnavailable {
    try {
      return isThere(environment)
          ? Optional.of(authorities.bundle(environment).json())
          : Optional.empty();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the environments cannot be read", e);
    }
  }

  @Override
  public Optional<Keys> keys(Issuers.Issuer issuer) throws PartUnavailable {
    try {
      return of(issuer).map(Published::keys);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the issuer's keys cannot be read", e);
    }
  }

  @Override
  public Optional<String> revocations(Issuers.Issuer issuer, long after, Duration wait)
      throws PartUnavailable {
    try {
      return isThere(issuer.environment())
          ? Optional.of(feed.answer(issuer, after, wait))
          : Optional.empty();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the environments cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartUnavailable("this node stops", e);
    }
  }

  @Override
  public Optional<JwkSet> of(Issuers.Issuer issuer) throws StoreUnavailable {
    if (!isThere(issuer.environment())) {
      return Optional.empty();
    }
    try {
      RingName ring = names.computeIfAbsent(issuer, there -> new RingName(there.ring()));
      return Optional.of(rings.published(ring));
    } catch (KeysUnavailable e) {
      throw new StoreUnavailable("the issuer's keys cannot be read", e);
    }
  }

  @Override
  public Optional<SvidKeys.Known> of(Environment environment) throws StoreUnavailable {
    try {
      return isThere(environment)
          ? Optional.of(
              new SvidKeys.Known(
                  authorities.domain(environment), authorities.tokenKeys(environment)))
          : Optional.empty();
    } catch (PartUnavailable e) {
      throw new StoreUnavailable("the keys of JWT-SVIDs", e);
    }
  }

  @Override
  public List<X509Certificate> roots(Environment environment) throws StoreUnavailable {
    try {
      return isThere(environment) ? authorities.bundle(environment).roots() : List.of();
    } catch (PartUnavailable e) {
      throw new StoreUnavailable("the roots of the trust domain", e);
    }
  }

  @Override
  public boolean serves(Environment environment) throws StoreUnavailable {
    return isThere(environment);
  }

  @Override
  public Optional<AcmeDoorway.Window> renewal(Environment environment, String serial)
      throws PartUnavailable {
    return renewals
        .of(environment, serial)
        .map(window -> new AcmeDoorway.Window(window.start(), window.end()));
  }

  private boolean isThere(Environment environment) throws StoreUnavailable {
    return directory.declarations().environments().containsKey(environment);
  }

  private static Keys keys(JwkSet set) {
    SortedSet<String> algorithms = new TreeSet<>();
    set.keys().forEach(key -> key.algorithm().ifPresent(one -> algorithms.add(one.joseName())));
    return new Keys(set.json(), algorithms);
  }
}
