package dev.ilk.policy.table;

import dev.ilk.cedar.CedarText;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds before anything happens: entities, facts in every request's context, and the instant
 * at which the test begins. Tables of a test add to those of its file.
 */
final class Given {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> COLUMNS = List.of("given", "is in", "with");

  private final Map<EntityUid, Entity> entities;
  private final Map<String, Value> context;
  private Instant start;

  Given() {
    this(new LinkedHashMap<>(), new TreeMap<>(), BEGINNING);
  }

  private Given(Map<EntityUid, Entity> entities, Map<String, Value> context, Instant start) {
    this.entities = entities;
    this.context = context;
    this.start = start;
  }

  Given copy() {
    return new Given(new LinkedHashMap<>(entities), new TreeMap<>(context), start);
  }

  Instant start() {
    return start;
  }

  /** The context of a request: what is given, and over it what the step says. */
  RecordValue context(Map<String, Value> own) {
    Map<String, Value> whole = new TreeMap<>(context);
    whole.putAll(own);
    return RecordValue.of(whole);
  }

  Entities entities(int line) throws TableException {
    return orThrow(line, Entities.of(List.copyOf(entities.values())));
  }

  void add(Markdown.Table table) throws TableException {
    checkColumns(table, COLUMNS);
    for (Row row : table.rows()) {
      String name = row.cell("given");
      switch (name) {
        case "context" -> context.putAll(record(row.line(), row.cell("with")));
        case "time" -> start = instant(row.line(), row.cell("with"));
        default -> {
          EntityUid uid = uid(row.line(), name);
          RecordValue attributes = RecordValue.of(record(row.line(), row.cell("with")));
          entities.put(uid, new Entity(uid, attributes, groups(row.line(), row.cell("is in"))));
        }
      }
    }
  }

  static void checkColumns(Markdown.Table table, List<String> known) throws TableException {
    for (String column : table.head()) {
      if (!known.contains(column)) {
        throw new TableException(
            table.line(),
            "`%s` is no column here; there are `%s`".formatted(column, String.join("`, `", known)));
      }
    }
  }

  static EntityUid uid(int line, String text) throws TableException {
    if (value(line, text) instanceof EntityUid uid) {
      return uid;
    }
    throw new TableException(line, "`%s` is no entity such as `Human::\"alice\"`".formatted(text));
  }

  /** An action may be written without its type. */
  static EntityUid action(int line, String text) throws TableException {
    return text.contains("\"") ? uid(line, text) : EntityUid.of("Action", text);
  }

  static Map<String, Value> record(int line, String text) throws TableException {
    if (text.isEmpty()) {
      return Map.of();
    }
    if (value(line, text) instanceof RecordValue record) {
      return record.toMap();
    }
    throw new TableException(line, "`%s` is no record such as `{amount: 1}`".formatted(text));
  }

  private static List<EntityUid> groups(int line, String text) throws TableException {
    List<EntityUid> groups = new ArrayList<>();
    if (!text.isEmpty() && value(line, "[" + text + "]") instanceof SetValue set) {
      for (Value group : set.elements()) {
        if (!(group instanceof EntityUid uid)) {
          throw new TableException(line, "`%s` is no entity".formatted(group));
        }
        groups.add(uid);
      }
    }
    return groups;
  }

  private static Instant instant(int line, String text) throws TableException {
    if (value(line, text) instanceof DatetimeValue time) {
      return Instant.ofEpochMilli(time.epochMillis());
    }
    throw new TableException(
        line, "`%s` is no time such as `datetime(\"2026-11-22T10:00:00Z\")`".formatted(text));
  }

  private static Value value(int line, String text) throws TableException {
    return orThrow(line, CedarText.readValue(SourceText.of(text)));
  }

  private static <T> T orThrow(int line, Parsed<T> parsed) throws TableException {
    return switch (parsed) {
      case Parsed.Read<T>(T read) -> read;
      case Parsed.Refused<T>(List<Diagnostic> wrong) -> {
        Diagnostic first = wrong.getFirst();
        String help = first.help().isEmpty() ? "" : " (" + first.help() + ")";
        throw new TableException(line, first.message() + help);
      }
    };
  }
}
