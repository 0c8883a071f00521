package dev.ilk.server.node;

import dev.ilk.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What a node forgets when it is over, and how long after. */
final class Forgetting {
  /**
   * So long an enforcement point may ask what came of its access request, and an agent is told what
   * is wrong with its join token.
   */
  private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

  /** So long deployments can be listed that are gone; the record knows them for ever. */
  private static final Duration DEPLOYMENTS_KEPT = Duration.ofDays(30);

  /** So long approvers see what a person took up before; the record keeps it. */
  private static final Duration ELEVATIONS_KEPT = Duration.ofDays(90);

  /** So long a browser is not new to a person who does not use it: as long as its cookie lives. */
  private static final Duration FAMILIAR_KEPT = Duration.ofDays(400);

  private Forgetting() {}

  static List<Upkeep.Chore> of(Stores stores, InstantSource clock) {
    return List.of(
        new Upkeep.Chore(
            "forgetting revocations that are over",
            () -> stores.revocations().prune(clock.instant())),
        new Upkeep.Chore(
            "forgetting sessions that are over", () -> stores.sessions().prune(clock.instant())),
        new Upkeep.Chore(
            "forgetting browsers and places",
            () -> stores.familiar().forget(clock.instant().minus(FAMILIAR_KEPT))),
        new Upkeep.Chore(
            "forgetting sign-ins that nobody finished",
            () -> stores.pendingLogins().prune(clock.instant())),
        new Upkeep.Chore(
            "forgetting access requests that are long over",
            () -> stores.approvals().prune(clock.instant().minus(ANSWERS_KEPT))),
        new Upkeep.Chore(
            "forgetting deployments that ended long ago",
            () -> stores.deployments().prune(clock.instant().minus(DEPLOYMENTS_KEPT))),
        new Upkeep.Chore(
            "forgetting elevations that are long over",
            () ->
                stores
                    .elevations()
                    .prune(
                        clock.instant().minus(ANSWERS_KEPT),
                        clock.instant().minus(ELEVATIONS_KEPT))),
        new Upkeep.Chore(
            "forgetting agents that joined and lapsed",
            () -> stores.certified().joins().prune(clock.instant().minus(ANSWERS_KEPT))),
        new Upkeep.Chore(
            "forgetting proofs that are over", () -> stores.usedProofs().prune(clock.instant())));
  }
}
