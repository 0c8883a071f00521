package dev.ilk.server.config;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.KeyModule;
import dev.ilk.keys.SecretRef;
import dev.ilk.keys.ring.RingName;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node of Ilk runs.
 *
 * @param url the public address, without a trailing slash; issuers and links begin with it
 * @param listen the address to listen on
 * @param port the port to listen on; 0 for a free one, which then also ends the default {@code url}
 * @param data the folder for what belongs to this node: the embedded database, the root key and the
 *     local socket
 * @param store where everything is stored
 * @param rootKey where the root key is; empty for a file in {@code data}, made at the first start
 * @param node the node's name in the record
 * @param providers the company's identity providers; may be empty
 * @param privateIssuers whether trust rules may name issuers on private and loopback addresses, and
 *     with plain HTTP on loopback; otherwise what a rule makes Ilk fetch is on the public internet
 * @param guardrails a folder of policies that no policy put in force later can override; empty for
 *     none but Ilk's own
 * @param tls how the node speaks TLS itself; empty if it speaks plain HTTP behind something that
 *     does
 * @param trustDomains the SPIFFE trust domains that were chosen, by environment; others have one
 *     that is made of the environment's name and the host of {@code url}
 * @param bundleEndpoints where the bundle of an environment is served with an SVID of its own trust
 *     domain, by environment; may be empty
 * @param tokenAlgorithms what signs the tokens of an issuer, by its ring; others sign with ES256
 * @param metrics where Prometheus reads, with plain HTTP; empty for the local socket alone
 * @param passkeys which passkeys people may enrol
 * @param sessions how long people's sessions last
 * @param appDocuments whether people's apps may describe themselves at the address that is their
 *     name, which makes Ilk fetch what strangers name
 * @param places how it is found out where requests come from
 * @param expiry how machine identities end
 * @param keyModule where the keys of some rings are made and held, instead of in the store
 */
public record Settings(
    Optional<String> url,
    String listen,
    int port,
    Path data,
    StoreSettings store,
    Optional<SecretRef> rootKey,
    String node,
    List<Provider> providers,
    boolean privateIssuers,
    Optional<Path> guardrails,
    Optional<TlsSettings> tls,
    Map<Environment, TrustDomain> trustDomains,
    Map<Environment, Place> bundleEndpoints,
    Map<RingName, Algorithm> tokenAlgorithms,
    Optional<Place> metrics,
    PasskeySettings passkeys,
    SessionSettings sessions,
    boolean appDocuments,
    PlaceSettings places,
    Schedule expiry,
    Optional<KeyModule.Settings> keyModule) {
  /** The port unless told otherwise. */
  public static final int DEFAULT_PORT = 8420;

  public Settings {
    providers = List.copyOf(providers);
    trustDomains = Map.copyOf(trustDomains);
    bundleEndpoints = Map.copyOf(bundleEndpoints);
    tokenAlgorithms = Map.copyOf(tokenAlgorithms);
  }

  /**
   * The same but for what is set anew.
   *
   * @return a builder that begins with these settings
   */
  public Builder but() {
    return new Builder(this);
  }

  /**
   * One node with embedded storage and nothing else configured.
   *
   * @param data its folder
   * @return listening on the loopback interface
   */
  public static Settings embedded(Path data) {
    return new Settings(
        Optional.empty(),
        "127.0.0.1",
        DEFAULT_PORT,
        data,
        new StoreSettings.Sqlite(data.resolve("ilk.db").toAbsolutePath().normalize()),
        Optional.empty(),
        "node-1",
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        PasskeySettings.DEFAULT,
        SessionSettings.DEFAULT,
        false,
        PlaceSettings.DEFAULT,
        Schedule.DEFAULT,
        Optional.empty());
  }

  /** Makes settings that differ from others in a few things; each method sets one of them. */
  public static final class Builder {
    private Optional<String> url;
    private final String listen;
    private int port;
    private final Path data;
    private StoreSettings store;
    private Optional<SecretRef> rootKey;
    private String node;
    private List<Provider> providers;
    private boolean privateIssuers;
    private Optional<Path> guardrails;
    private Optional<TlsSettings> tls;
    private Map<Environment, TrustDomain> trustDomains;
    private Map<Environment, Place> bundleEndpoints;
    private Map<RingName, Algorithm> tokenAlgorithms;
    private Optional<Place> metrics;
    private PasskeySettings passkeys;
    private SessionSettings sessions;
    private boolean appDocuments;
    private PlaceSettings places;
    private Schedule expiry;
    private Optional<KeyModule.Settings> keyModule;

    private Builder(Settings from) {
      url = from.url;
      listen = from.listen;
      port = from.port;
      data = from.data;
      store = from.store;
      rootKey = from.rootKey;
      node = from.node;
      providers = from.providers;
      privateIssuers = from.privateIssuers;
      guardrails = from.guardrails;
      tls = from.tls;
      trustDomains = from.trustDomains;
      bundleEndpoints = from.bundleEndpoints;
      tokenAlgorithms = from.tokenAlgorithms;
      metrics = from.metrics;
      passkeys = from.passkeys;
      sessions = from.sessions;
      appDocuments = from.appDocuments;
      places = from.places;
      expiry = from.expiry;
      keyModule = from.keyModule;
    }

    public Builder url(String address) {
      url = Optional.of(address);
      return this;
    }

    public Builder port(int number) {
      port = number;
      return this;
    }

    public Builder store(StoreSettings place) {
      store = place;
      return this;
    }

    public Builder rootKey(SecretRef key) {
      rootKey = Optional.of(key);
      return this;
    }

    public Builder node(String name) {
      node = name;
      return this;
    }

    public Builder providers(List<Provider> known) {
      providers = known;
      return this;
    }

    public Builder privateIssuers(boolean trusted) {
      privateIssuers = trusted;
      return this;
    }

    public Builder guardrails(Path folder) {
      guardrails = Optional.of(folder);
      return this;
    }

    public Builder tls(Optional<TlsSettings> own) {
      tls = own;
      return this;
    }

    public Builder trustDomains(Map<Environment, TrustDomain> chosen) {
      trustDomains = chosen;
      return this;
    }

    public Builder bundleEndpoints(Map<Environment, Place> places) {
      bundleEndpoints = places;
      return this;
    }

    public Builder tokenAlgorithms(Map<RingName, Algorithm> algorithms) {
      tokenAlgorithms = algorithms;
      return this;
    }

    public Builder metrics(Place place) {
      metrics = Optional.of(place);
      return this;
    }

    public Builder passkeys(PasskeySettings rules) {
      passkeys = rules;
      return this;
    }

    public Builder sessions(SessionSettings limits) {
      sessions = limits;
      return this;
    }

    public Builder appDocuments(boolean taken) {
      appDocuments = taken;
      return this;
    }

    public Builder places(PlaceSettings known) {
      places = known;
      return this;
    }

    public Builder expiry(Schedule schedule) {
      expiry = schedule;
      return this;
    }

    /** Sets where the keys of some rings are. */
    public Builder keyModule(KeyModule.Settings module) {
      keyModule = Optional.of(module);
      return this;
    }

    public Settings build() {
      return new Settings(
          url,
          listen,
          port,
          data,
          store,
          rootKey,
          node,
          providers,
          privateIssuers,
          guardrails,
          tls,
          trustDomains,
          bundleEndpoints,
          tokenAlgorithms,
          metrics,
          passkeys,
          sessions,
          appDocuments,
          places,
          expiry,
          keyModule);
    }
  }
}
