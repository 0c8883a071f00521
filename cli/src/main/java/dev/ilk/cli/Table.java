package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How things that the server tells of are laid out for people: a row for each, in columns. */
final class Table {
  private final List<String> heads;
  private final List<Function<JsonNode, String>> cells;

  private Table(List<String> heads, List<Function<JsonNode, String>> cells) {
    this.heads = heads;
    this.cells = cells;
  }

  /** Without columns as yet. */
  static Table empty() {
    return new Table(List.of(), List.of());
  }

  /** With one more column, whose cells are made of the whole thing. */
  Table column(String head, Function<JsonNode, String> cell) {
    List<String> moreHeads = new ArrayList<>(heads);
    List<Function<JsonNode, String>> moreCells = new ArrayList<>(cells);
    moreHeads.add(head);
    moreCells.add(cell);
    return new Table(moreHeads, moreCells);
  }

  /** With one more column, of a member, or of one further in, such as {@code bundle/read}. */
  Table column(String head, String member) {
    return column(head, member, "");
  }

  /** With one more column, of a member that may be missing. */
  Table column(String head, String member, String otherwise) {
    String pointer = "/" + member;
    return column(head, thing -> thing.at(pointer).asText(otherwise));
  }

  /** Lays the things out; there may be none. */
  void print(PrintWriter out, Iterable<JsonNode> things) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode thing : things) {
      rows.add(cells.stream().map(cell -> cell.apply(thing)).toList());
    }
    Output.table(out, heads, rows);
  }
}
