package dev.ilk.store.registry;

import static dev.ilk.store.registry.NameBlocks.BLOCK;
import static dev.ilk.store.registry.NameBlocks.FIRST;
import static dev.ilk.store.registry.NameBlocks.LINES;

import dev.ilk.registry.stored.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Looks through the blocks of names for those that contain a text. The database leaves out the
 * blocks in which the text is nowhere; which lines of the others are meant is told here. However
 * rare the text is, and however it goes with the other conditions, each name is looked at once.
 */
final class NameSearch {
  /**
   * Blocks of the first look; frequent texts are found in these. Each further look takes twice as
   * many.
   */
  private static final int FEW = 4;

  private static final int MANY = 1_000;

  private final DSLContext sql;
  private final Filter filter;
  private final Subjects among;

  NameSearch(DSLContext sql, Filter filter) {
    this.sql = sql;
    this.filter = filter;
    this.among = Subjects.of(filter);
  }

  /** Subjects in their order, as many as a page holds. */
  List<String> subjects() {
    List<String> found = new ArrayList<>();
    if (filter.text().chars().anyMatch(Character::isISOControl)) {
      // No name has such characters, but what separates names in a block is one.
      return found;
    }
    String from =
        sql.select(DSL.max(FIRST))
            .from(BLOCK)
            .where(FIRST.le(among.from()))
            .fetchSingle(0, String.class);
    Condition within =
        filter.environment().map(one -> has(one.name() + "\n")).orElse(DSL.noCondition());
    boolean begun = false;
    for (int blocks = FEW; ; blocks = Math.min(2 * blocks, MANY)) {
      Result<Record2<String, String>> some =
          sql.select(FIRST, LINES)
              .from(BLOCK)
              .where(
                  begun ? FIRST.gt(from) : FIRST.ge(from),
                  FIRST.lt(among.before()),
                  has(filter.text()),
                  within)
              .orderBy(FIRST)
              .limit(blocks)
              .fetch();
      for (Record2<String, String> block : some) {
        add(block.value2(), found);
        if (found.size() == filter.limit()) {
          return found;
        }
      }
      if (some.size() < blocks) {
        return found;
      }
      begun = true;
      from = some.getLast().value1();
    }
  }

  /** Only lines in which the text is are looked at. */
  private void add(String lines, List<String> found) {
    int end = 0;
    for (int at = lines.indexOf(filter.text());
        at >= 0 && found.size() < filter.limit();
        at = lines.indexOf(filter.text(), end)) {
      int begin = lines.lastIndexOf('\n', at) + 1;
      end = lines.indexOf('\n', at);
      NameLine line = NameLine.read(lines.substring(begin, end));
      if (fits(line.subject(), line.environment())) {
        found.add(line.subject());
      }
    }
  }

  /**
   * That a block has the text in it. SQLite's GLOB goes from one occurrence of the first letter to
   * the next, in half the time of its instr.
   */
  private Condition has(String text) {
    if (sql.family() == SQLDialect.SQLITE) {
      // In brackets a wildcard stands for itself.
      String literal = text.replaceAll("[\\[*?]", "[$0]");
      return DSL.condition("{0} GLOB {1}", LINES, DSL.val("*" + literal + "*"));
    }
    return DSL.position(LINES, text).gt(0);
  }

  private boolean fits(String subject, String environment) {
    return among.has(subject)
        && subject.indexOf(filter.text(), subject.indexOf(':') + 1) >= 0
        && (filter.environment().isEmpty()
            || filter.environment().get().name().equals(environment));
  }
}
