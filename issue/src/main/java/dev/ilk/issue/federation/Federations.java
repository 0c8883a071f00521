package dev.ilk.issue.federation;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.gate.FederationState;
import dev.ilk.issue.federation.FederationStore.Kept;
import dev.ilk.issue.federation.FederationStore.Relation;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.bundle.SpiffeBundle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node holds in memory of the foreign trust domains, kept current by whoever follows the
 * store's changes. Safe to share between threads.
 */
public final class Federations {
  /**
   * A bundle counts for so long after it was last read: its owner may be away for a day, and a key
   * that it has withdrawn is believed no longer than that (P6).
   */
  public static final Duration KEPT = Duration.ofHours(24);

  private final FederationStore store;
  private volatile List<Followed> followed = List.of();

  /** A relation, with its bundle as it was understood. */
  private record Followed(Relation relation, Optional<SpiffeBundle> bundle) {
    boolean counts(Instant now) {
      return bundle.isPresent() && relation.kept().filter(kept -> isYoung(kept, now)).isPresent();
    }

    /** A clock that is put back makes no bundle younger by more than it was put back. */
    private static boolean isYoung(Kept kept, Instant now) {
      return now.isBefore(kept.read().plus(KEPT));
    }
  }

  /**
   * Knows nothing until it is read for the first time.
   *
   * @param store where relations are kept
   */
  public Federations(FederationStore store) {
    this.store = store;
  }

  /**
   * Reads them again.
   *
   * @throws StoreUnavailable if the store does not answer; what is known stays
   */
  public void refresh() throws StoreUnavailable {
    List<Followed> fresh = new ArrayList<>();
    for (Relation one : store.all()) {
      fresh.add(new Followed(one, one.kept().flatMap(kept -> read(one, kept))));
    }
    followed = List.copyOf(fresh);
  }

  private static Optional<SpiffeBundle> read(Relation relation, Kept kept) {
    return SpiffeBundle.read(
                relation.domain().domain().name(), kept.json().getBytes(StandardCharsets.UTF_8))
            instanceof Result.Ok<SpiffeBundle>(SpiffeBundle bundle)
        ? Optional.of(bundle)
        : Optional.empty();
  }

  /**
   * The bundle of a foreign trust domain.
   *
   * @param at who asks
   * @param domain whose
   * @param now the present
   * @return empty if the environment does not follow it, or its bundle does not count
   */
  public Optional<SpiffeBundle> bundle(Environment at, TrustDomain domain, Instant now) {
    return followed.stream()
        .filter(one -> one.relation().domain().at().equals(at))
        .filter(one -> one.relation().domain().domain().equals(domain))
        .filter(one -> one.counts(now))
        .flatMap(one -> one.bundle().stream())
        .findFirst();
  }

  /** All bundles that count for an environment, as they are handed on. */
  SortedMap<String, String> bundles(Environment at, Instant now) {
    SortedMap<String, String> bundles = new TreeMap<>();
    followed.stream()
        .filter(one -> one.relation().domain().at().equals(at) && one.counts(now))
        .forEach(one ->
            one.bundle()
                .ifPresent(
                    bundle -> bundles.put(one.relation().domain().domain().name(), bundle.json())));
    return bundles;
  }

  /** How a relation stands. */
  static FederationState state(Relation relation, Instant now) {
    Followed one = new Followed(relation, relation.kept().flatMap(kept -> read(relation, kept)));
    return new FederationState(
        relation.domain(),
        one.counts(now) ? one.bundle().flatMap(bundle -> held(relation, bundle)) : Optional.empty(),
        relation.trouble());
  }

  private static Optional<FederationState.Held> held(Relation relation, SpiffeBundle bundle) {
    return relation
        .kept()
        .map(kept ->
            new FederationState.Held(
                bundle.authorities().size(),
                bundle.tokenKeys().keys().size(),
                bundle.sequence(),
                kept.read(),
                kept.read().plus(KEPT)));
  }
}
