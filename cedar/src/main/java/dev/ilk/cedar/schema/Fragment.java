package dev.ilk.cedar.schema;

import dev.ilk.cedar.diagnostic.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema as it was written, in either syntax: declarations by namespace, the empty namespace
 * under the empty name. Filled by one reader, then only read.
 */
final class Fragment {
  final Map<String, Namespace> namespaces = new LinkedHashMap<>();

  /** The declarations of one namespace, by their names without it. */
  static final class Namespace {
    final Map<String, Common> commonTypes = new LinkedHashMap<>();
    final Map<String, Entity> entityTypes = new LinkedHashMap<>();
    final Map<String, Action> actions = new LinkedHashMap<>();
  }

  /** A common type. */
  record Common(TypeExpression type, Span at) {}

  /**
   * An entity type.
   *
   * @param parents the names of the types it may be in
   * @param shape its attributes
   * @param tags the type of its tags, if it has any
   * @param choices the ids of its only entities, if they are enumerated
   */
  record Entity(
      List<TypeExpression.Named> parents,
      TypeExpression shape,
      Optional<TypeExpression> tags,
      Optional<List<String>> choices,
      Span at) {}

  /**
   * An action.
   *
   * @param parents the groups it is in
   * @param principals the names of the principals' types
   * @param resources the names of the resources' types
   * @param context the type of the context
   */
  record Action(
      List<ActionName> parents,
      List<TypeExpression.Named> principals,
      List<TypeExpression.Named> resources,
      TypeExpression context,
      Span at) {}

  /**
   * The name of an action as another refers to it.
   *
   * @param type the name of its type; {@code Action} if it was not written
   */
  record ActionName(String type, String id, Span at) {}
}
