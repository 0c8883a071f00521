package dev.ilk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ilk.demo.CrossingMatrix.Cell;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;

@CommandLine.Command(
    name = "crossings",
    mixinStandardHelpOptions = true,
    description =
        "Tries every crossing of environment, tenant, audience and plane against a running Ilk"
            + " whose policy permits everything, and prints the matrix. Ends with 1 if one is"
            + " open.")
final class Crossings implements Callable<Integer> {
  @CommandLine.Option(names = "--json", description = "print the attempts as JSON")
  boolean json;

  Crossings() {}

  @Override
  public Integer call() throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Logger.getLogger("").setLevel(Level.SEVERE);
    List<Cell> cells;
    try (Company company = Company.start(settings -> settings)) {
      Told declared = company.declare();
      if (declared.code() != 0) {
        throw new IllegalStateException(declared.text());
      }
      cells = CrossingMatrix.of(company, CrossingSite.build(company));
    }
    out.print(json ? asJson(cells) : table(cells));
    return cells.stream().allMatch(Cell::holds) ? 0 : 1;
  }

  private static String asJson(List<Cell> cells) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (Cell cell : cells) {
      all.addObject()
          .put("what", cell.what())
          .put("who", cell.who())
          .put("at", cell.at())
          .put("audience", cell.audience())
          .put("own", cell.own())
          .put("came", cell.came())
          .put("holds", cell.holds());
    }
    return all.toPrettyString() + "\n";
  }

  /** One row for each who and where, one column for each audience. */
  static String table(List<Cell> cells) {
    Set<String> audiences = new LinkedHashSet<>();
    Map<List<String>, Map<String, String>> rows = new LinkedHashMap<>();
    for (Cell cell : cells) {
      audiences.add(cell.audience());
      rows.computeIfAbsent(
              List.of(cell.what(), cell.who(), cell.at()), row -> new LinkedHashMap<>())
          .put(cell.audience(), (cell.holds() ? "" : "WRONG: ") + cell.came());
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        Stream.concat(Stream.of("what", "who", "where"), audiences.stream().map(a -> "for " + a))
            .toList());
    rows.forEach((row, came) ->
        lines.add(
            Stream.concat(
                    row.stream(),
                    audiences.stream().map(audience -> came.getOrDefault(audience, "")))
                .toList()));
    long open = cells.stream().filter(cell -> cell.came().equals("open")).count();
    long wrong = cells.stream().filter(cell -> !cell.holds()).count();
    return laidOut(lines)
        + "\n%d attempts: %d of one's own are open, %d crossings are refused, %d are wrong\n"
            .formatted(cells.size(), open, cells.size() - open, wrong);
  }

  private static String laidOut(List<List<String>> lines) {
    int columns = lines.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        row.append(line.get(i)).repeat(" ", widths[i] - line.get(i).length() + 2);
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
