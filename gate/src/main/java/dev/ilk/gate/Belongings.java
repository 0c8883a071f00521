package dev.ilk.gate;

import dev.ilk.actor.Human;
import java.time.Instant;
import java.util.List;

/**
 * What one room keeps of a person that ends when the person leaves: sessions, delegations, and
 * whatever else is somebody's own. Every room that keeps such things offers them by this one
 * interface, and offboarding knows of no room besides.
 *
 * <p>Ending is idempotent, so that it can be taken up again after a crash, and it ends whatever
 * there is: nothing may come back if the person ever does.
 */
public interface Belongings {

  /**
   * What sort of thing it is.
   *
   * @return one word in the plural, such as {@code sessions}
   */
  String sort();

  /**
   * What there is.
   *
   * @param person whose
   * @param at the instant
   * @return in words for people, at most 100; no secrets
   * @throws PartUnavailable if the room cannot tell
   */
  List<String> of(Human person, Instant at) throws PartUnavailable;

  /**
   * Ends all of it; durable on every node once it returns.
   *
   * @param person whose
   * @param at the instant
   * @return how many things were ended
   * @throws PartUnavailable if the room cannot be reached; some of it may have ended
   */
  int end(Human person, Instant at) throws PartUnavailable;
}
