package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Actor;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import java.util.Optional;

/** Finds whom people name: by kind and name, or by an id. */
final class Subjects {
  private final Directory directory;

  Subjects(Directory directory) {
    this.directory = directory;
  }

  Optional<Actor> find(String subject) throws StoreUnavailable {
    Optional<Id.Identity> id = Ids.parse(Id.Identity.PREFIX, Id.Identity::new, subject);
    return id.isPresent() ? directory.identity(id.get()) : directory.subject(subject);
  }
}
