package dev.ilk.server.node;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadCryptography;
import dev.ilk.gate.ReadCryptography.Asset;
import dev.ilk.gate.ReadCryptography.Outlook;
import dev.ilk.gate.ReadCryptography.Use;
import dev.ilk.issue.inventory.CryptoInventory;
import dev.ilk.issue.inventory.RingAssets;
import dev.ilk.issue.inventory.Strength;
import dev.ilk.issue.svid.AuthorityAssets;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.record.append.RingLogKeys;
import dev.ilk.registry.directory.Directory;
import dev.ilk.server.config.Settings;
import dev.ilk.server.tls.NodeCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cryptography of one node: its rings and authorities, and what only a node knows of. */
final class CryptoAssets {
  private static final String ROOT_RING = "/x509-root";

  private final Settings settings;
  private final RootKey root;
  private final AuthorityRoom keys;
  private final KeyRings rings;
  private final Directory directory;

  CryptoAssets(Settings settings, RootKey root, AuthorityRoom keys, Directory directory) {
    this.settings = settings;
    this.root = root;
    this.keys = keys;
    this.rings = keys.rings();
    this.directory = directory;
  }

  Handlers.Builder in(Handlers.Builder handlers) {
    return handlers.on(
        ReadCryptography.class,
        new CryptoInventory(
            List.of(
                new RingAssets(rings, keys.policies()::of, RingLogKeys.RING),
                new AuthorityAssets(keys.authorities(), this::begun),
                this::sealing,
                this::connections,
                this::others)));
  }

  private List<Environment> begun() throws PartUnavailable {
    try {
      return rings.names().stream()
          .map(RingName::value)
          .filter(name -> name.endsWith(ROOT_RING))
          .map(name -> new Environment(name.substring(0, name.length() - ROOT_RING.length())))
          .toList();
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("the rings cannot be read", e);
    }
  }

  /** Private keys are sealed by AES-256-GCM; the keys of MACs are derived from the same root. */
  private List<Asset> sealing() {
    return List.of(
        symmetric("root key", "AES-256-GCM", Optional.of(root.id())),
        symmetric(
            "nonces, challenges and secrets that come back", "HMAC-SHA-256", Optional.empty()));
  }

  private static Asset symmetric(String where, String algorithm, Optional<String> id) {
    return new Asset(
        Use.SEALING,
        where,
        "active",
        algorithm,
        Strength.SYMMETRIC,
        Outlook.SAFE,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Keys are agreed on by elliptic curves: what is recorded now can be read then. */
  private List<Asset> connections() {
    List<Asset> assets = new ArrayList<>();
    assets.add(accepted(Use.TLS, "connections", "TLS 1.2 and 1.3, ECDHE", 128, Outlook.READABLE));
    settings
        .tls()
        .flatMap(NodeCertificate::shown)
        .ifPresent(certificate -> assets.add(shown(certificate)));
    return assets;
  }

  private static Asset shown(X509Certificate certificate) {
    return new Asset(
        Use.TLS,
        "the node's certificate",
        "active",
        certificate.getPublicKey().getAlgorithm(),
        Strength.bits(certificate.getPublicKey()),
        Outlook.FORGEABLE,
        Optional.of(certificate.getSerialNumber().toString(16)),
        Optional.of(certificate.getNotBefore().toInstant()),
        Optional.empty(),
        Optional.of(certificate.getNotAfter().toInstant()));
  }

  /** What proves others. Keys that they publish are theirs to count; the algorithms are ours. */
  private List<Asset> others() throws PartUnavailable {
    try {
      List<Asset> assets = new ArrayList<>();
      String taken =
          Arrays.stream(Algorithm.values())
              .map(Algorithm::joseName)
              .collect(Collectors.joining(" "));
      directory.declarations().trustRules().stream()
          .map(TrustRule::issuer)
          .distinct()
          .forEach(issuer ->
              assets.add(accepted(Use.TRUSTED_ISSUER, issuer, taken, 112, Outlook.FORGEABLE)));
      directory.declarations().clients().forEach(client -> assets.addAll(of(client, taken)));
      assets.add(
          accepted(Use.PASSKEY, "people's passkeys", "ES256 EdDSA RS256", 112, Outlook.FORGEABLE));
      return assets;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("what is declared cannot be read", e);
    }
  }

  private static List<Asset> of(Client client, String taken) {
    String where = "workload:" + client.workload();
    return switch (client.method()) {
      case ClientMethod.Keys(String jwks) ->
          JwkSet.parse(jwks.getBytes(StandardCharsets.UTF_8))
                  instanceof Result.Ok<JwkSet>(JwkSet set)
              ? set.keys().stream().map(key -> held(where, key)).toList()
              : List.of();
      case ClientMethod.PublishedKeys published ->
          List.of(accepted(Use.CLIENT, where, taken, 112, Outlook.FORGEABLE));
      case ClientMethod.Certificate certificate ->
          List.of(accepted(Use.CLIENT, where, "X.509 certificates", 112, Outlook.FORGEABLE));
      case ClientMethod.OwnCertificates own ->
          List.of(accepted(Use.CLIENT, where, "X.509 certificates", 112, Outlook.FORGEABLE));
    };
  }

  private static Asset held(String where, PublicJwk key) {
    return new Asset(
        Use.CLIENT,
        where,
        "declared",
        key.algorithm().map(Algorithm::joseName).orElseGet(() -> key.key().type().name()),
        Strength.bits(key.key()),
        Strength.outlook(key.key().type()),
        Optional.of(key.key().thumbprint()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Asset accepted(
      Use use, String where, String algorithms, int bits, Outlook outlook) {
    return new Asset(
        use,
        where,
        "accepted",
        algorithms,
        bits,
        outlook,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
