package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "burndown",
    description = {
      "Draw how many static secrets were left, day by day. A day has counts if `ilk migrate rank`",
      "went through on it."
    },
    footer = {"", "Examples:", "  ilk migrate burndown", "  ilk migrate burndown --team payments"})
final class MigrateBurndown implements Callable<Integer> {
  private static final int WIDTH = 50;

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Option(
      names = "--days",
      description = "how many days back, 1 to 1100 (default: ${DEFAULT-VALUE})",
      defaultValue = "90")
  int days;

  @CommandLine.Option(names = "--team", description = "only of this team; - for nobody's")
  @Nullable String team;

  MigrateBurndown() {}

  /** What was left on a day, and what of that is an exception or proven unused. */
  private record Left(long all, long excepted, long unused) {
    static final Left NONE = new Left(0, 0, 0);

    Left with(String state, long count) {
      return new Left(
          all + count,
          excepted + (state.equals("excepted") ? count : 0),
          unused + (state.equals("unused") || state.equals("disabled") ? count : 0));
    }
  }

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/secrets/burndown?days=" + days);
    Map<String, Left> left = new TreeMap<>();
    for (JsonNode one : answer.path("counts")) {
      boolean counts =
          team == null || one.path("team").asText().equals(team.equals("-") ? "" : team);
      boolean ended = one.path("gone").asBoolean() || one.path("state").asText().equals("revoked");
      if (counts) {
        left.merge(
            one.path("day").asText(),
            ended
                ? Left.NONE
                : Left.NONE.with(one.path("state").asText(), one.path("count").asLong()),
            (a, b) ->
                new Left(a.all() + b.all(), a.excepted() + b.excepted(), a.unused() + b.unused()));
      }
    }
    common.output().show(answer, out -> draw(out, left));
    return 0;
  }

  private static void draw(PrintWriter out, Map<String, Left> left) {
    long most = Math.max(1, left.values().stream().mapToLong(Left::all).max().orElse(1));
    left.forEach((day, counts) -> {
      int width = (int) Math.ceilDiv(counts.all() * WIDTH, most);
      out.printf(
          "%s %,9d %s  %,d unused, %,d excepted%n",
          day, counts.all(), bar(width), counts.unused(), counts.excepted());
    });
    if (left.isEmpty()) {
      out.println("nothing is counted yet: ilk migrate rank");
    }
  }

  private static String bar(int width) {
    return "#".repeat(width) + " ".repeat(WIDTH - width);
  }
}
