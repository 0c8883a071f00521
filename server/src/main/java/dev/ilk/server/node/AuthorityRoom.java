package dev.ilk.server.node;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomains;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadAuthority;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.gate.RotateKeys;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.issue.svid.AuthorityImporting;
import dev.ilk.issue.svid.AuthorityPolicies;
import dev.ilk.issue.svid.AuthorityReading;
import dev.ilk.issue.svid.AuthorityRequesting;
import dev.ilk.issue.svid.AuthorityRotation;
import dev.ilk.issue.svid.AuthorityStanding;
import dev.ilk.issue.svid.Succession;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.KeyModule;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.server.config.Settings;
import dev.ilk.store.Stores;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key rings of one node, and the authorities that some of them are of. */
final class AuthorityRoom {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorityRoom.class);

  /** How often one warning is repeated in the log. */
  private static final Duration AGAIN = Duration.ofDays(1);

  private final Stores stores;
  private final InstantSource clock;
  private final ImportedChains imports;
  private final RingPolicies policies;
  private final KeyRings rings;
  private final Authorities authorities;
  private final AuthorityStanding standing;
  private final MultiGauge ends;
  private final Map<Environment, Instant> warned = new ConcurrentHashMap<>();

  AuthorityRoom(
      Settings settings,
      TrustDomains domains,
      RootKeys roots,
      Stores stores,
      Meters meters,
      InstantSource clock)
      throws StoreUnavailable, KeysUnavailable {
    this.stores = stores;
    this.clock = clock;
    this.imports = new ImportedChains(stores.imports(), domains, clock);
    imports.refresh();
    this.policies = new RingPolicies(settings.tokenAlgorithms(), new AuthorityPolicies(imports));
    this.rings =
        new KeyRings(
            stores.keys(),
            new SigningKeys(
                roots, settings.keyModule().map(module -> new KeyModule(module, System::getenv))),
            policies::of,
            clock);
    rings.refreshAll();
    this.authorities = new Authorities(domains, rings, stores.authorities(), imports);
    this.standing = new AuthorityStanding(authorities, rings, imports);
    this.ends = meters.many("ilk.authority.ends.timestamp.seconds");
  }

  KeyRings rings() {
    return rings;
  }

  Authorities authorities() {
    return authorities;
  }

  RingPolicies policies() {
    return policies;
  }

  Handlers.Builder in(Handlers.Builder handlers, DeploymentHandlers.Seen seen) {
    return handlers
        .on(RotateKeys.class, seen.of(new AuthorityRotation(rings, stores.imports(), imports)))
        .on(RequestAuthority.class, new AuthorityRequesting(authorities, rings, imports))
        .on(
            ImportAuthority.class,
            seen.of(new AuthorityImporting(authorities, rings, stores.imports(), imports)))
        .on(ReadAuthority.class, new AuthorityReading(standing));
  }

  /** Another node changed a ring, or a chain of one of its keys. */
  void changed(String ring) throws KeysUnavailable, StoreUnavailable {
    imports.refresh();
    rings.refresh(new RingName(ring));
  }

  List<Upkeep.Chore> chores() {
    return List.of(
        new Upkeep.Chore("rotating keys that are due", rings::rotateDue),
        new Upkeep.Chore("looking after authorities below offline roots", this::look));
  }

  private void look() throws StoreUnavailable, PartUnavailable {
    Succession succession = new Succession(rings, imports);
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (Environment at : imports.environments()) {
      succession
          .advance(at)
          .ifPresent(done -> LOG.info("`{}` signs certificates of `{}`", done.activeKid(), at));
      ReadAuthority.State state = standing.of(at, clock.instant());
      state.warning().ifPresent(text -> warn(at, text));
      // Nobody who signs counts as one that ended long ago.
      long end = state.present().map(one -> one.end().getEpochSecond()).orElse(0L);
      rows.add(MultiGauge.Row.of(Tags.of("environment", at.name()), end));
    }
    ends.register(rows, true);
  }

  private void warn(Environment at, String text) {
    Instant now = clock.instant();
    Instant last = Optional.ofNullable(warned.get(at)).orElse(Instant.EPOCH);
    if (!now.isBefore(last.plus(AGAIN))) {
      warned.put(at, now);
      LOG.warn("{}", text);
    }
  }
}
