package dev.ilk.gate.people;

import dev.ilk.kernel.Id;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes different about a group.
 *
 * @param name the name from now on; empty to keep it
 * @param externalId the directory's own name from now on, empty for none; empty to keep it
 * @param emptied whether all members go first
 * @param added who is in it afterwards
 * @param removed who is not; nobody also in {@code added}
 */
public record GroupRevision(
    Optional<String> name,
    Optional<Optional<String>> externalId,
    boolean emptied,
    Set<Id.Identity> added,
    Set<Id.Identity> removed) {
  public GroupRevision {
    added = Set.copyOf(added);
    removed = Set.copyOf(removed);
  }
}
