package dev.ilk.decide;

import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.StringValue;
import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.cedar.monitor.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whose history a rule over time looks at, as {@code @history} says. The first is the usual one.
 * Keys are made of what Ilk itself says of a request ({@link Phrasing}), never of what a caller
 * does.
 */
enum HistoryScope {
  /** Everything that one identity does. */
  ACTOR {
    @Override
    Optional<String> id(Posed posed) {
      return principal(posed)
          .flatMap(known -> text(known, "id"))
          .or(() -> Optional.of(posed.request().principal().toString()));
    }
  },
  /** What an agent does under one delegation. */
  DELEGATION {
    @Override
    Optional<String> id(Posed posed) {
      return posed.request().context().get("delegation") instanceof RecordValue lent
          ? text(lent, "id")
          : Optional.empty();
    }
  },
  /** What all machines of one tenant do in one environment. */
  TENANT {
    @Override
    Optional<String> id(Posed posed) {
      return principal(posed)
          .flatMap(known ->
              text(known, "environment")
                  .flatMap(environment ->
                      text(known, "tenant").map(tenant -> environment + "/" + tenant)));
    }
  };

  /** Which history of this scope a request belongs to; empty if to none. */
  abstract Optional<String> id(Posed posed);

  /** The scopes' words, in their order. */
  static List<String> words() {
    return Stream.of(values()).map(HistoryScope::word).toList();
  }

  /** The histories that a request belongs to, of the scopes that rules look at. */
  static SortedSet<HistoryKey> keys(Rules rules, Posed posed) {
    SortedSet<HistoryKey> keys = new TreeSet<>();
    for (HistoryScope scope : values()) {
      if (rules.scopes().contains(scope.word())) {
        scope.id(posed).ifPresent(id -> keys.add(new HistoryKey(scope.word(), id)));
      }
    }
    return keys;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<RecordValue> principal(Posed posed) {
    return Optional.ofNullable(posed.entities().find(posed.request().principal()))
        .map(Entity::attributes);
  }

  private static Optional<String> text(RecordValue record, String name) {
    return record.get(name) instanceof StringValue(String text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
