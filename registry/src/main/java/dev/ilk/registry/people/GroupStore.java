package dev.ilk.registry.people;

import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps the groups of companies' directories. Whatever changes who is in a group, or what a group
 * brings, changes teams and roles of everybody concerned in the same transaction, and tells it in
 * {@link dev.ilk.kernel.Changes}.
 */
public interface GroupStore {

  /** What came of a change. */
  enum Changed {
    /** It is made. */
    DONE,
    /** Nothing is: there is no such group. */
    UNKNOWN,
    /** Nothing is: the group is of another revision. */
    MOVED,
    /** Nothing is: somebody who shall be a member is no active person of the directory. */
    MEMBER_UNKNOWN,
    /** Nothing is: it would have more than {@link PeopleGroup#MOST_MEMBERS} members. */
    TOO_MANY
  }

  /**
   * Pages through groups.
   *
   * @param directory whose; empty for those of all directories
   * @param search which
   * @param members whether to read who is in them
   * @return in the order asked for
   * @throws StoreUnavailable if the store does not answer
   */
  Search.Page<PeopleGroup> page(Optional<DirectoryName> directory, Search search, boolean members)
      throws StoreUnavailable;

  /**
   * Adds a group that brings nothing yet.
   *
   * @param group without members, of an id never used before
   * @param members who is in it
   * @return {@link Changed#DONE}, {@link Changed#MEMBER_UNKNOWN} or {@link Changed#TOO_MANY}
   * @throws StoreUnavailable if the store does not answer
   */
  Changed add(PeopleGroup group, Set<Id.Identity> members) throws StoreUnavailable;

  /**
   * Changes a group of a directory.
   *
   * @param directory whose
   * @param id which
   * @param expected the revision it must be of; empty for any
   * @param revision what becomes different
   * @param now when
   * @return what came of it
   * @throws StoreUnavailable if the store does not answer
   */
  Changed change(
      DirectoryName directory,
      Id.Group id,
      OptionalLong expected,
      GroupRevision revision,
      Instant now)
      throws StoreUnavailable;

  /**
   * Removes a group of a directory.
   *
   * @param directory whose
   * @param id which
   * @param expected the revision it must be of; empty for any
   * @return {@link Changed#DONE}, {@link Changed#UNKNOWN} or {@link Changed#MOVED}
   * @throws StoreUnavailable if the store does not answer
   */
  Changed remove(DirectoryName directory, Id.Group id, OptionalLong expected)
      throws StoreUnavailable;

  /**
   * Chooses what a group brings.
   *
   * @param id which
   * @param grant from now on
   * @param now when
   * @return {@link Changed#DONE} or {@link Changed#UNKNOWN}
   * @throws StoreUnavailable if the store does not answer
   */
  Changed bind(Id.Group id, Grant grant, Instant now) throws StoreUnavailable;
}
