package dev.ilk.registry.declare;

import dev.ilk.gate.declared.Item;
import dev.ilk.gate.declared.Shape;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads entries of a section whose things another room keeps: the shape says how. What the values
 * mean is that room's to judge.
 */
final class Items {
  private static final String FORM = "text of 1 to %d characters";

  private final Shape shape;
  private final Vocabulary vocabulary;
  private final Draft draft;

  Items(Shape shape, Draft draft) {
    this.shape = shape;
    this.vocabulary =
        Vocabulary.of(
            shape.called(), shape.keys().stream().map(Shape.Key::name).toArray(String[]::new));
    this.draft = draft;
  }

  void item(Node node, String path) {
    String first = shape.keys().stream().filter(Shape.Key::naming).findFirst().orElseThrow().name();
    Fields fields = Fields.of(node, Entries.path(node, path, first), vocabulary, draft.problems);
    Item item = Item.empty();
    for (Shape.Key key : shape.keys()) {
      item = read(fields, key, item);
    }
    String name = shape.nameOf(item);
    draft.mention(shape.word(), name);
    if (fields.sound() && draft.isFirst(shape.section(), name, fields.place())) {
      draft
          .items
          .computeIfAbsent(shape.section(), section -> new ArrayList<>())
          .add(new Spec.At<>(fields.place(), item));
    }
  }

  private static Item read(Fields fields, Shape.Key key, Item item) {
    String name = key.name();
    if (key.need() != Shape.Need.OPTIONAL && fields.required(name).isEmpty()) {
      return item;
    }
    return switch (key.form()) {
      case TEXT -> item.with(name, text(fields, key).orElse(""));
      case FLAG -> item.with(name, fields.flag(name, false));
      case TEXTS -> item.with(name, fields.texts(name, within(key), FORM.formatted(key.longest())));
      case PAIRS -> {
        var pairs = fields.pairs(name);
        pairs
            .values()
            .forEach(text ->
                fields.accept(
                    fields.place(name), text, within(key), FORM.formatted(key.longest())));
        yield item.with(name, pairs);
      }
    };
  }

  private static Optional<String> text(Fields fields, Shape.Key key) {
    return fields
        .text(key.name())
        .filter(text ->
            fields.accept(
                fields.place(key.name()), text, within(key), FORM.formatted(key.longest())));
  }

  private static Predicate<String> within(Shape.Key key) {
    return text -> !text.isEmpty() && text.length() <= key.longest();
  }
}
