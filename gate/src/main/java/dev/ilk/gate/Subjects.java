package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.kernel.Id;
import java.util.Optional;

/** Finds whom an enforcement point speaks of. */
public interface Subjects {

  /**
   * An identity by its subject.
   *
   * @param subject kind and name, such as {@code workload:prod-payments-api}
   * @return empty if there is none
   * @throws PartUnavailable if the store does not answer
   */
  Optional<Actor> bySubject(String subject) throws PartUnavailable;

  /**
   * A delegation.
   *
   * @param id its id
   * @return empty if there is none
   * @throws PartUnavailable if the store does not answer
   */
  Optional<Delegation> delegation(Id.Delegation id) throws PartUnavailable;
}
