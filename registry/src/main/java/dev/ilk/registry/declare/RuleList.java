package dev.ilk.registry.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a list of rules that stands with an identity. Each rule has a name, unique among all of its
 * sort; one that is not given is made of the identity's name and the rule's place.
 */
final class RuleList {
  private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,99}");
  private static final int MOST = 20;

  private final Draft draft;
  private final String key;
  private final String namespace;
  private final Vocabulary vocabulary;

  /**
   * Reads one sort of rule.
   *
   * @param key under which the list stands
   * @param namespace within which names are unique
   * @param vocabulary the keys of a rule, {@code name} among them
   */
  RuleList(Draft draft, String key, String namespace, Vocabulary vocabulary) {
    this.draft = draft;
    this.key = key;
    this.namespace = namespace;
    this.vocabulary = vocabulary;
  }

  /** Makes a rule of its fields. */
  interface Reader<T> {
    /** Empty if the fields are no rule; the problems are noted then. */
    Optional<T> read(Fields fields, String name);
  }

  /**
   * The rules of one identity.
   *
   * @param machine the identity's fields
   * @param usualName how its rules are called that have no name, before the number
   */
  <T> List<Spec.At<T>> read(Fields machine, String usualName, Reader<T> reader) {
    Optional<Node> node = machine.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    Place place = machine.place(key);
    if (!(node.get() instanceof Node.OfList(int line, List<Node> items)) || items.size() > MOST) {
      String message = "`%s` is a list of at most %d rules".formatted(key, MOST);
      draft.problems.invalid(place, "wrong_sort", message, "begin each rule with `- `");
      return List.of();
    }
    List<Spec.At<T>> rules = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String path = "%s[%d]".formatted(place.path(), i + 1);
      Fields fields = Fields.of(items.get(i), path, vocabulary, draft.problems);
      String name =
          fields
              .formed("name", NAME, "rule's name: lower-case letters, digits, hyphens", false)
              .orElse(usualName + (i + 1));
      reader
          .read(fields, name)
          .filter(rule -> draft.isFirst(namespace, name, fields.place()))
          .ifPresent(rule -> rules.add(new Spec.At<>(fields.place(), rule)));
    }
    return rules;
  }
}
