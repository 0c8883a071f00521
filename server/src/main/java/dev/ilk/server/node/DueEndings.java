package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.gate.Command;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Revoke;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.Narrowing;
import dev.ilk.registry.directory.Directory;
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
  public void carryOut(Command<?> command) throws PartUnavailable {
    try {
      switch (command) {
        case Revoke(Revoke.WholeIdentity(String subject), String reason, Revoke.Mode mode) ->
            revoke(subject);
        case EndDelegation end -> {
          stores.delegations().end(end.id());
          directory.wrote(end.id());
        }
        case Narrow narrow -> new Narrowing(stores.registry(), directory).narrow(narrow);
        default -> throw new IllegalStateException(command.action() + " is nothing that falls due");
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
