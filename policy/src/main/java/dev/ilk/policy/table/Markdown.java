package dev.ilk.policy.table;

import dev.ilk.cedar.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts a Markdown file into sections and tables; prose and blocks of code are passed over. */
final class Markdown {
  private static final int MOST_LINES = 100_000;

  /**
   * A table.
   *
   * @param line where its head stands, from 1
   * @param head the names of its columns, in lower case
   * @param rows its rows
   */
  record Table(int line, List<String> head, List<Row> rows) {}

  /**
   * What stands under a heading.
   *
   * @param title the heading; empty before the first one
   * @param level how many signs it has; 0 before the first one
   * @param line where it stands, from 1
   * @param tables its tables
   */
  record Section(String title, int level, int line, List<Table> tables) {}

  private final List<Section> sections = new ArrayList<>();
  private List<Table> tables = new ArrayList<>();

  private Markdown() {}

  static List<Section> read(SourceText source) throws TableException {
    String[] lines = source.text().split("\r\n|\n|\r", -1);
    if (lines.length > MOST_LINES) {
      throw new TableException(1, "the file has more than %d lines".formatted(MOST_LINES));
    }
    Markdown read = new Markdown();
    read.sections.add(new Section("", 0, 1, read.tables));
    boolean code = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (!code && line.startsWith("#")) {
        read.heading(line, i + 1);
      } else if (!code && Row.split(line).isPresent()) {
        i = read.table(lines, i);
      }
    }
    return read.sections;
  }

  private void heading(String line, int number) {
    String title = line.replaceFirst("^#+", "");
    tables = new ArrayList<>();
    sections.add(new Section(title.strip(), line.length() - title.length(), number, tables));
  }

  /** Reads a table and tells its last line. */
  private int table(String[] lines, int first) throws TableException {
    List<String> head = Row.head(Row.split(lines[first]).orElseThrow());
    Optional<List<String>> rule =
        first + 1 < lines.length ? Row.split(lines[first + 1]) : Optional.empty();
    if (rule.filter(Row::isRule).isEmpty()) {
      throw new TableException(first + 1, "a table has a line such as `|---|---|` under its head");
    }
    List<Row> rows = new ArrayList<>();
    int at = first + 2;
    for (; at < lines.length; at++) {
      Optional<List<String>> cells = Row.split(lines[at]);
      if (cells.isEmpty()) {
        break;
      }
      if (cells.get().size() > head.size()) {
        throw new TableException(at + 1, "the row has more cells than the table has columns");
      }
      Map<String, String> byName = new HashMap<>();
      for (int i = 0; i < cells.get().size(); i++) {
        byName.put(head.get(i), cells.get().get(i));
      }
      rows.add(new Row(at + 1, byName));
    }
    tables.add(new Table(first + 1, head, rows));
    return at - 1;
  }
}
