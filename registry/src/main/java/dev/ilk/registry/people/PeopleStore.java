package dev.ilk.registry.people;

import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/**
 * Keeps the people of companies' directories. What is written is durable once the method returns,
 * grows the registry's version, and is told in {@link dev.ilk.kernel.Changes} like every change of
 * an identity, by the same transaction.
 */
public interface PeopleStore {

  /** What came of a write. */
  enum Written {
    /** It is written. */
    DONE,
    /** Nothing is: the person is of another revision, or gone. */
    MOVED,
    /** Nothing is: another person of the directory has the user name. */
    USER_NAME_TAKEN,
    /** Nothing is: a name, account or address of the identity is another's. */
    KEY_TAKEN
  }

  /**
   * Pages through a directory's people.
   *
   * @param directory whose
   * @param search which
   * @return in the order asked for; every comparison of texts is of their code units
   * @throws StoreUnavailable if the store does not answer
   */
  Search.Page<Person> page(DirectoryName directory, Search search) throws StoreUnavailable;

  /**
   * One person.
   *
   * @param directory whose
   * @param id who
   * @return empty if the directory provisions nobody of that id
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Person> find(DirectoryName directory, Id.Identity id) throws StoreUnavailable;

  /**
   * Writes a person, compare-and-swap on the revision; one who is not active loses all groups in
   * the same step, and one who ends is no longer the directory's.
   *
   * @param next what shall be; revision 0 for one who is new
   * @return what came of it
   * @throws StoreUnavailable if the store does not answer; it was written whole or not at all
   */
  Written write(Provisioned next) throws StoreUnavailable;
}
