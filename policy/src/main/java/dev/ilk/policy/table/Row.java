package dev.ilk.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a Markdown table, by the names of its columns.
 *
 * @param line where it stands, from 1
 * @param cells what stands in it, by the column's name in lower case; empty cells too
 */
record Row(int line, Map<String, String> cells) {

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** The cells of a line, or empty if it is no line of a table. */
  static Optional<List<String>> split(String line) {
    String text = line.strip();
    if (!text.startsWith("|")) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      // As in GitHub's Markdown, a bar within a cell is escaped.
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(unquoted(cell.toString().strip()));
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(unquoted(cell.toString().strip()));
    }
    return Optional.of(cells);
  }

  /** What stands between back quotes stands for itself, so that it can be shown as code. */
  private static String unquoted(String cell) {
    return cell.length() > 1 && cell.startsWith("`") && cell.endsWith("`")
        ? cell.substring(1, cell.length() - 1)
        : cell;
  }

  static boolean isRule(List<String> cells) {
    return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.matches(":?-+:?"));
  }

  static List<String> head(List<String> cells) {
    return cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
  }
}
