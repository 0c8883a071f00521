package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import java.util.List;

/**
 * What a search can find: whatever Ilk knows of. Resources and actions are the services' own; Ilk
 * knows those that are registered and those that policies name.
 */
public interface Candidates {

  /**
   * Identities.
   *
   * @param kind of which kind
   * @param after only those whose name comes after this; empty to begin
   * @param limit at most so many, 1 to 1000
   * @return in the order of their names, whatever their status; fewer than the limit only at the
   *     end
   * @throws PartUnavailable if the store does not answer
   */
  List<Actor> subjects(Kind kind, String after, int limit) throws PartUnavailable;

  /**
   * Resources.
   *
   * @param type of which type; of any content
   * @param after only those whose id comes after this; empty to begin
   * @param limit at most so many, 1 to 1000
   * @return ids in their order; fewer than the limit only at the end
   * @throws PartUnavailable if the store does not answer
   */
  List<String> resources(String type, String after, int limit) throws PartUnavailable;

  /**
   * Actions.
   *
   * @param after only those that come after this; empty to begin
   * @param limit at most so many, 1 to 1000
   * @return names in their order; fewer than the limit only at the end
   * @throws PartUnavailable if the store does not answer
   */
  List<String> actions(String after, int limit) throws PartUnavailable;
}
