package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.Narrowing;
import dev.ilk.registry.directory.Directory;
import dev.ilk.review.Consequence;
import dev.ilk.review.Endings;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.Optional;

/** Ends what is due, by what the commands' own handlers write. */
final class DueEndings implements Endings {
  private final Stores stores;
  private final Directory directory;
  private final Revocations revocations;
  private final InstantSource clock;

  DueEndings(Stores stores, Directory directory, Revocations revocations, InstantSource clock) {
    this.stores = stores;
    this.directory = directory;
    this.revocations = revocations;
    this.clock = clock;
  }

  @Override
  public void carryOut(Consequence consequence) throws PartUnavailable {
    try {
      switch (consequence) {
        case Consequence.Revoked(String subject, String reason) -> revoke(subject);
        case Consequence.Ended(Id.Delegation delegation) -> {
          stores.delegations().end(delegation);
          directory.wrote(delegation);
        }
        case Consequence.Narrowed(Narrow narrow) ->
            new Narrowing(stores.registry(), directory).narrow(narrow);
      }
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("what is due cannot be ended", e);
    }
  }

  private void revoke(String subject) throws StoreUnavailable {
    Optional<Actor> actor = directory.subject(subject);
    if (actor.isPresent()) {
      stores.revocations().revokeIdentity(Revocation.ofIdentity(actor.get(), clock.instant()));
      directory.wrote(actor.get().id());
      revocations.hurry();
    }
  }
}
