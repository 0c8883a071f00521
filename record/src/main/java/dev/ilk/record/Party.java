package dev.ilk.record;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;

/**
 * An identity as the record names it.
 *
 * @param kind its kind
 * @param id its immutable identifier
 * @param name its name at the time. A person's name is personal data: it is kept beside the entry,
 *     where it can be erased, and never in it
 */
public record Party(Kind kind, Id.Identity id, String name) {
  /**
   * The party that an actor is.
   *
   * @param actor the actor
   * @return its kind, id and name
   */
  public static Party of(Actor actor) {
    return new Party(actor.kind(), actor.id(), actor.name());
  }
}
