package dev.ilk.guard;

import java.util.Map;
import java.util.Optional;

/**
 * What a request is about to do.
 *
 * @param verb the action as policies name it, such as {@code payments:refund}
 * @param resourceType the type of what it touches, such as {@code Payment}
 * @param resourceId which one
 * @param properties what policies may ask about it: strings, whole numbers, booleans, and lists and
 *     maps of these
 * @param scope what the token must allow; empty if the policy alone decides
 */
public record GuardedAction(
    String verb,
    String resourceType,
    String resourceId,
    Map<String, Object> properties,
    Optional<String> scope) {
  public GuardedAction {
    properties = Map.copyOf(properties);
  }

  /**
   * An action that needs a scope of the same name.
   *
   * @param verb the action and the scope
   * @param resourceType the type of what it touches
   * @param resourceId which one
   * @return without properties
   */
  public static GuardedAction of(String verb, String resourceType, String resourceId) {
    return new GuardedAction(verb, resourceType, resourceId, Map.of(), Optional.of(verb));
  }
}
