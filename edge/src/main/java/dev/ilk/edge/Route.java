package dev.ilk.edge;

import dev.ilk.guard.GuardedAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request of some form is about to do.
 *
 * @param method the HTTP method
 * @param path the form of its path
 * @param verb the action as policies name it
 * @param resourceType the type of what it touches
 * @param scope what the token must allow; empty if the policy alone decides
 */
record Route(
    String method, PathTemplate path, String verb, String resourceType, Optional<String> scope) {

  Optional<GuardedAction> action(String asked, PlainPath where) {
    if (!method.equals(asked)) {
      return Optional.empty();
    }
    return path.match(where)
        .map(open -> new GuardedAction(verb, resourceType, id(open), Map.of(), scope));
  }

  /** The open segments name what is touched; a path without one is about its type as a whole. */
  private static String id(List<String> open) {
    return open.isEmpty() ? "*" : String.join("/", open);
  }
}
