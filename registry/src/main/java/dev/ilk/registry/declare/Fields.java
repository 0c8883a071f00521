package dev.ilk.registry.declare;

import dev.ilk.kernel.Span;
import dev.ilk.registry.words.Choice;
import dev.ilk.registry.words.Nearest;
import dev.ilk.registry.words.Prose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One mapping of the file, read strictly: unknown keys, wrong sorts and malformed values become
 * problems at their lines. An entry is built only while it is {@link #sound()}.
 */
final class Fields {
  private static final int MOST_ITEMS = 200;

  private final Place place;
  private final Map<String, Node.Member> members;
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final int before;
  private boolean isMapping = true;

  private Fields(
      Place place, Map<String, Node.Member> members, Vocabulary vocabulary, Problems problems) {
    this.place = place;
    this.members = members;
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.before = problems.count();
  }

  /** Begins to read a mapping, telling at once which of its keys are none. */
  static Fields of(Node node, String path, Vocabulary vocabulary, Problems problems) {
    Place place = new Place(node.line(), path);
    if (!(node instanceof Node.OfMap map)) {
      Fields none = new Fields(place, Map.of(), vocabulary, problems);
      none.isMapping = false;
      none.wrongSort(place, node, "a mapping with " + listed(vocabulary.keys()));
      return none;
    }
    Fields fields = new Fields(place, map.members(), vocabulary, problems);
    map.members().forEach(fields::check);
    return fields;
  }

  private void check(String key, Node.Member member) {
    if (vocabulary.keys().contains(key)) {
      return;
    }
    Place at = new Place(member.line(), place.path());
    String whose = vocabulary.foreign().get(key);
    if (whose != null) {
      String message = "%s has no `%s`: %s".formatted(vocabulary.what(), key, whose);
      problems.invalid(at, "foreign_attribute", message, "take it out");
      return;
    }
    Optional<String> near =
        problems.isFull() ? Optional.empty() : Nearest.of(key, vocabulary.keys());
    String remedy =
        near.map("did you mean `%s`?"::formatted)
            .orElse("%s has %s".formatted(vocabulary.what(), listed(vocabulary.keys())));
    problems.invalid(at, "unknown_key", "`%s` is no known key".formatted(Prose.shown(key)), remedy);
  }

  /** Whether everything read so far was well-formed. */
  boolean sound() {
    return problems.count() == before;
  }

  Place place() {
    return place;
  }

  Place place(String key) {
    Node.Member member = members.get(key);
    return place.within(member == null ? place.line() : member.line(), key);
  }

  boolean has(String key) {
    return members.containsKey(key);
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(members.get(key)).map(Node.Member::value);
  }

  Optional<Node> required(String key) {
    // Where there is no mapping at all, that was told, and is one problem.
    if (isMapping && !has(key)) {
      String message = "%s needs `%s`".formatted(vocabulary.what(), key);
      problems.invalid(place, "missing_key", message, "add it");
    }
    return node(key);
  }

  /** A text on one line, as it is. */
  Optional<String> text(String key) {
    return node(key).flatMap(node -> text(place(key), node));
  }

  Optional<String> requiredText(String key) {
    return required(key).flatMap(node -> text(place(key), node));
  }

  private Optional<String> text(Place at, Node node) {
    if (node instanceof Node.OfText(int line, String text)) {
      return Optional.of(text);
    }
    wrongSort(at, node, "a text");
    return Optional.empty();
  }

  /** A text of a form. */
  Optional<String> formed(String key, Pattern form, String what, boolean required) {
    Optional<String> text = required ? requiredText(key) : text(key);
    return text.filter(t -> accept(place(key), t, form.asMatchPredicate(), what));
  }

  /** A text for people: folded to one line, visible, at most so long. */
  Optional<String> prose(String key, int most, boolean required) {
    Optional<String> text = (required ? requiredText(key) : text(key)).map(Prose::oneLine);
    String what = "text of 1 to %d visible characters".formatted(most);
    return text.filter(t ->
        accept(place(key), t, s -> !s.isEmpty() && s.length() <= most && Prose.isPlain(s), what));
  }

  boolean flag(String key, boolean otherwise) {
    return text(key)
        .filter(t -> accept(place(key), t, Set.of("true", "false")::contains, "`true` or `false`"))
        .map("true"::equals)
        .orElse(otherwise);
  }

  Optional<Duration> span(String key) {
    Optional<String> text = text(key);
    Optional<Duration> span = text.flatMap(Span::parse).filter(Duration::isPositive);
    if (text.isPresent() && span.isEmpty()) {
      malformed(place(key), text.get(), "length of time", "write it like `5m`, `12h` or `90d`");
    }
    return span;
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type, boolean required) {
    Optional<String> text = required ? requiredText(key) : text(key);
    Optional<E> choice = text.flatMap(t -> Choice.read(type, t));
    if (text.isPresent() && choice.isEmpty()) {
      List<String> words = Choice.words(type);
      String remedy =
          Nearest.of(text.get(), words)
              .map("did you mean `%s`?"::formatted)
              .orElse("it is one of " + listed(words));
      malformed(place(key), text.get(), key, remedy);
    }
    return choice;
  }

  /** A list of different texts, each of a form; a single text stands for a list of one. */
  Set<String> texts(String key, Predicate<String> form, String what) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return Set.of();
    }
    Set<String> texts = new TreeSet<>();
    for (Node item : items(place(key), node.get())) {
      Place at = new Place(item.line(), place(key).path());
      text(at, item)
          .filter(t -> accept(at, t, form, what))
          .ifPresent(t -> {
            if (!texts.add(t)) {
              problems.invalid(at, "repeated", "`%s` stands here twice".formatted(t), "");
            }
          });
    }
    return texts;
  }

  /** A mapping of texts to texts. */
  Map<String, String> pairs(String key) {
    Map<String, String> pairs = new TreeMap<>();
    node(key)
        .ifPresent(node -> {
          if (!(node instanceof Node.OfMap map)) {
            wrongSort(place(key), node, "a mapping of texts");
          } else if (map.members().size() > MOST_ITEMS) {
            tooMany(place(key), map.members().size());
          } else {
            map.members()
                .forEach((name, member) ->
                    text(place(key).within(member.line(), Prose.shown(name)), member.value())
                        .ifPresent(text -> pairs.put(name, text)));
          }
        });
    return pairs;
  }

  private void tooMany(Place at, int count) {
    String message = "%d items are too many; at most %d".formatted(count, MOST_ITEMS);
    problems.invalid(at, "too_many", message, "");
  }

  private List<Node> items(Place at, Node node) {
    return switch (node) {
      case Node.OfText text -> List.of(text);
      case Node.OfList(int line, List<Node> items) when items.size() <= MOST_ITEMS -> items;
      case Node.OfList list -> {
        tooMany(at, list.items().size());
        yield List.of();
      }
      case Node.OfMap other -> {
        wrongSort(at, other, "a list of texts");
        yield List.of();
      }
      case Node.OfNothing other -> {
        wrongSort(at, other, "a list of texts");
        yield List.of();
      }
    };
  }

  boolean accept(Place at, String text, Predicate<String> form, String what) {
    if (form.test(text)) {
      return true;
    }
    malformed(at, text, what, "");
    return false;
  }

  void malformed(Place at, String text, String what, String remedy) {
    String message = "`%s` is no %s".formatted(Prose.shown(text), what);
    if (what.startsWith("`")) {
      message = "`%s` is neither %s".formatted(Prose.shown(text), what.replace(" or ", " nor "));
    }
    problems.invalid(at, "malformed_value", message, remedy);
  }

  private void wrongSort(Place at, Node node, String wanted) {
    String message = "here stands %s, where %s belongs".formatted(node.sort(), wanted);
    problems.invalid(at, "wrong_sort", message, "");
  }

  static String listed(List<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(word -> quoted.add("`" + word + "`"));
    return String.join(", ", quoted);
  }
}
