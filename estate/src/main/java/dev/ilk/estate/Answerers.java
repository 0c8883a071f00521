package dev.ilk.estate;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;
import java.util.Set;

/** Knows who can answer for an account: teams that are declared, and people who are there. */
public interface Answerers {
  /**
   * The teams.
   *
   * @return their names, such as {@code payments}
   * @throws StoreUnavailable if the store does not answer
   */
  Set<String> teams() throws StoreUnavailable;

  /**
   * A person.
   *
   * @param id of an identity
   * @return the subject, such as {@code human:ada}; empty if that is nobody, no person, or somebody
   *     who has left
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<String> person(Id.Identity id) throws StoreUnavailable;
}
