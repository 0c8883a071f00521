package dev.ilk.issue.federation;

import dev.ilk.actor.FederatedDomain;
import dev.ilk.issue.federation.FederationStore.Kept;
import dev.ilk.issue.federation.FederationStore.Relation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.bundle.SpiffeBundle;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the endpoints of foreign trust domains when their bundles want it (SPIFFE Trust Domain
 * and Bundle, section 4.1.2). A bundle that cannot be fetched or is not sound replaces nothing.
 */
public final class Following {
  /** Section 4.1.2: where the bundle says nothing. */
  static final Duration USUAL = Duration.ofMinutes(5);

  /** Never more often, whatever a bundle says, so that a stranger's wish makes no load. */
  static final Duration LEAST = Duration.ofMinutes(1);

  /** Never more seldom, so that a withdrawn key is not believed for as long as its owner said. */
  static final Duration MOST = Duration.ofHours(1);

  private static final int LONGEST_TROUBLE = 500;

  private final FederationStore store;
  private final Fetch fetch;

  /** Fetches a bundle from its endpoint. */
  @FunctionalInterface
  public interface Fetch {
    /**
     * Fetches one. Blocks for seconds at most.
     *
     * @param relation whose
     * @param known the authorities that are known of the trust domain and not over; may be none
     * @param now the present
     * @return what the endpoint gave, unread, or why there is nothing
     */
    Result<byte[]> of(FederatedDomain relation, List<X509Certificate> known, Instant now);
  }

  /**
   * Follows those of a store.
   *
   * @param store where relations are kept
   * @param fetch how bundles are fetched
   */
  public Following(FederationStore store, Fetch fetch) {
    this.store = store;
    this.fetch = fetch;
  }

  /**
   * Looks at every endpoint that is due.
   *
   * @param now the present
   * @throws StoreUnavailable if the store does not answer
   */
  public void look(Instant now) throws StoreUnavailable {
    for (Relation one : store.all()) {
      if (!now.isBefore(one.due())) {
        look(one, now);
      }
    }
  }

  /** Looks at one endpoint now, due or not. */
  void look(Relation relation, Instant now) throws StoreUnavailable {
    FederatedDomain domain = relation.domain();
    Instant read = now.truncatedTo(ChronoUnit.MICROS);
    switch (fetched(relation, now)) {
      case Result.Ok<SpiffeBundle>(SpiffeBundle bundle) ->
          store.keep(
              domain.at(),
              domain.domain(),
              new Kept(bundle.json(), bundle.sequence(), read),
              read.plus(pause(bundle)));
      case Result.Failed<SpiffeBundle>(List<Problem> problems) -> {
        String why = problems.getFirst().message();
        store.fail(
            domain.at(),
            domain.domain(),
            why.length() <= LONGEST_TROUBLE ? why : why.substring(0, LONGEST_TROUBLE),
            read.plus(LEAST));
      }
    }
  }

  private Result<SpiffeBundle> fetched(Relation relation, Instant now) {
    String name = relation.domain().domain().name();
    Optional<SpiffeBundle> known =
        relation
            .kept()
            .filter(kept -> now.isBefore(kept.read().plus(Federations.KEPT)))
            .flatMap(kept ->
                SpiffeBundle.read(name, kept.json().getBytes(StandardCharsets.UTF_8))
                        instanceof Result.Ok<SpiffeBundle>(SpiffeBundle read)
                    ? Optional.of(read)
                    : Optional.empty());
    List<X509Certificate> authorities =
        known.map(bundle -> bundle.authorities(now)).orElse(List.of());
    return fetch
        .of(relation.domain(), authorities, now)
        .then(bytes -> SpiffeBundle.read(name, bytes))
        .then(bundle ->
            isOlder(bundle, relation.kept().flatMap(Kept::sequence))
                ? Result.failed(older(name))
                : Result.ok(bundle));
  }

  /** Section 4.1.1. One without a number after one with a number may be as old as it likes. */
  private static boolean isOlder(SpiffeBundle bundle, Optional<Long> known) {
    return known.isPresent() && bundle.sequence().orElse(-1L) < known.get();
  }

  private static Problem older(String name) {
    return Problem.of(
        Problem.Kind.INVALID,
        "bundle_older",
        "the bundle of `%s` is older than the one that is held".formatted(name));
  }

  private static Duration pause(SpiffeBundle bundle) {
    Duration wish = bundle.refresh().orElse(USUAL);
    if (wish.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return wish.compareTo(MOST) > 0 ? MOST : wish;
  }
}
