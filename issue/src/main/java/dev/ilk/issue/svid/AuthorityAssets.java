package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadCryptography.Asset;
import dev.ilk.gate.ReadCryptography.Use;
import dev.ilk.issue.inventory.CryptoSource;
import dev.ilk.issue.inventory.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The certificates of the trust domains' authorities: those in bundles, and those that sign. */
public final class AuthorityAssets implements CryptoSource {

  /** The environments whose authorities there are already. */
  @FunctionalInterface
  public interface Begun {
    /**
     * Those whose keys were made.
     *
     * @return in no particular order
     * @throws PartUnavailable if that cannot be said now
     */
    List<Environment> environments() throws PartUnavailable;
  }

  private final Authorities authorities;
  private final Begun begun;

  /**
   * Those of some environments.
   *
   * @param authorities the authorities
   * @param begun the environments
   */
  public AuthorityAssets(Authorities authorities, Begun begun) {
    this.authorities = authorities;
    this.begun = begun;
  }

  @Override
  public List<Asset> assets() throws PartUnavailable {
    List<Asset> assets = new ArrayList<>();
    for (Environment environment : begun.environments()) {
      for (Authority root : authorities.bundle(environment).authorities()) {
        String state = root.imported().isEmpty() ? "root certificate" : "offline root certificate";
        assets.add(asset(environment, state, root));
      }
      authorities
          .present(environment)
          .ifPresent(one -> assets.add(asset(environment, "issuing certificate", one)));
    }
    return assets;
  }

  private Asset asset(Environment environment, String state, Authority authority) {
    return new Asset(
        Use.SVIDS,
        authorities.domain(environment).id(),
        state,
        authority.key().type().name(),
        Strength.bits(authority.key()),
        Strength.outlook(authority.key().type()),
        Optional.of(Serial.text(authority.certificate().getSerialNumber())),
        Optional.of(authority.certificate().getNotBefore().toInstant()),
        Optional.empty(),
        Optional.of(authority.end()));
  }
}
