package dev.ilk.store.registry;

import dev.ilk.store.database.Columns;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The names of all identities in the order of their subjects, by the block, so that what a name
 * contains is looked for in few and large texts. Written in the transaction that writes the
 * identities, which holds the registry's version.
 *
 * <p>INVARIANT: every subject is in the block with the greatest beginning that is not after it, and
 * there is always the block that begins with nothing.
 */
final class NameBlocks {
  static final Table<Record> BLOCK = Columns.table("name_block");
  static final Field<String> FIRST = Columns.text("first");
  static final Field<String> LINES = Columns.text("lines");

  /** Longer values are no longer kept within their row, by either database. */
  private static final int LONGEST = 1_800;

  /** So that a block that was divided has room for a while. */
  private static final int DIVIDED = 1_200;

  private final DSLContext sql;

  NameBlocks(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Writes what has changed.
   *
   * @param changes environments by subject, empty text for none; nothing for subjects that go
   */
  void write(SortedMap<String, Optional<String>> changes) {
    SortedMap<String, Optional<String>> left = new TreeMap<>(changes);
    while (!left.isEmpty()) {
      Record2<String, String> block =
          sql.select(FIRST, LINES)
              .from(BLOCK)
              .where(FIRST.le(left.firstKey()))
              .orderBy(FIRST.desc())
              .limit(1)
              .fetchSingle();
      String next =
          sql.select(DSL.min(FIRST))
              .from(BLOCK)
              .where(FIRST.gt(block.value1()))
              .fetchSingle(0, String.class);
      SortedMap<String, Optional<String>> within = next == null ? left : left.headMap(next);
      SortedMap<String, String> lines = read(block.value2());
      within.forEach((subject, environment) ->
          environment.ifPresentOrElse(in -> lines.put(subject, in), () -> lines.remove(subject)));
      within.clear();
      replace(block.value1(), block.value2(), lines);
    }
  }

  private void replace(String first, String before, SortedMap<String, String> lines) {
    String text = text(lines);
    if (text.equals(before)) {
      return;
    }
    if (text.length() <= LONGEST) {
      put(first, text);
      return;
    }
    String begins = first;
    StringBuilder part = new StringBuilder();
    for (Map.Entry<String, String> line : lines.entrySet()) {
      if (part.length() >= DIVIDED) {
        put(begins, part.toString());
        begins = line.getKey();
        part.setLength(0);
      }
      new NameLine(line.getKey(), line.getValue()).addTo(part);
    }
    put(begins, part.toString());
  }

  private void put(String first, String lines) {
    sql.insertInto(BLOCK, FIRST, LINES)
        .values(first, lines)
        .onConflict(FIRST)
        .doUpdate()
        .set(LINES, DSL.excluded(LINES))
        .execute();
  }

  /** Environments by subject. */
  private static SortedMap<String, String> read(String lines) {
    SortedMap<String, String> read = new TreeMap<>();
    lines.lines().map(NameLine::read).forEach(line -> read.put(line.subject(), line.environment()));
    return read;
  }

  private static String text(SortedMap<String, String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach((subject, environment) -> new NameLine(subject, environment).addTo(text));
    return text.toString();
  }
}
