package dev.ilk.bench;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "temporal",
    mixinStandardHelpOptions = true,
    description =
        "Decisions in process on one core under ten temporal conditions, with a thousand, a million"
            + " and ten million events in the window. The figures are those of a million; the"
            + " ratios are the cost of a decision beside that with a thousand.")
final class TemporalBench implements Callable<Integer> {
  private static final int LEAST = 1_000;
  private static final int USUAL = 1_000_000;
  private static final int MOST = 10_000_000;

  @CommandLine.Option(
      names = "--decisions",
      description = "how many to measure at each size (default: ${DEFAULT-VALUE})")
  int decisions = 1_000_000;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  TemporalBench() {}

  @Override
  public Integer call() {
    // The code is warm before the first size is measured.
    TemporalLoad.measure(LEAST, decisions);
    Load.Result small = TemporalLoad.measure(LEAST, decisions);
    Load.Result usual = TemporalLoad.measure(USUAL, decisions);
    Load.Result large = TemporalLoad.measure(MOST, decisions);
    SortedMap<String, Double> ratios = new TreeMap<>();
    ratios.put("cost-with-1000-events (1000000)", small.perSecond() / usual.perSecond());
    ratios.put("cost-with-1000-events (10000000)", small.perSecond() / large.perSecond());
    new Figures("temporal", usual, ratios, decisions + " decisions, per second of one core")
        .print(spec.commandLine().getOut(), json);
    return usual.errors() + small.errors() + large.errors() == 0 ? 0 : 1;
  }
}
