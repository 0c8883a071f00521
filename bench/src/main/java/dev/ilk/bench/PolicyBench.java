package dev.ilk.bench;

import java.io.PrintWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description =
        "Decisions in process on one core, with 50, 5,000 and 40,000 policies of which a handful is"
            + " about the request; beside the official binding for Java by its cached path. The"
            + " figures are those of 50 policies.")
final class PolicyBench implements Callable<Integer> {
  private static final int USUAL = 50;
  private static final int MANY = 5_000;
  private static final int MOST = 40_000;

  @CommandLine.Option(
      names = "--seconds",
      description =
          "how long to measure each, after as long to warm up (default: ${DEFAULT-VALUE})")
  double seconds = 5;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  PolicyBench() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    SortedMap<String, Double> ratios = new TreeMap<>();
    PolicyWorld world = PolicyWorld.of(USUAL);
    OurPolicies ours = new OurPolicies(world);
    long differences = compare(out, USUAL, ours, new OfficialPolicies(world), ratios);
    Load.Result usual = ours.measure(seconds);
    ratios.put("one core, on two", ours.together(2, seconds) / ours.together(1, seconds));

    PolicyWorld many = PolicyWorld.of(MANY);
    differences += compare(out, MANY, new OurPolicies(many), new OfficialPolicies(many), ratios);

    Load.Result most = new OurPolicies(PolicyWorld.of(MOST)).measure(seconds);
    tell(out, "ilk", MOST, most);
    ratios.put("itself with 50 policies, at " + MOST, most.perSecond() / usual.perSecond());
    Load.Result told =
        new Load.Result(usual.perSecond(), usual.p50Millis(), usual.p99Millis(), differences);
    new Figures("policy", told, ratios, USUAL + " policies, per second of one core")
        .print(out, json);
    return differences == 0 ? 0 : 1;
  }

  /** Measures both; how many answers are not the same. */
  private long compare(
      PrintWriter out,
      int policies,
      PolicyEngine ours,
      PolicyEngine official,
      SortedMap<String, Double> ratios) {
    long differences = 0;
    for (int i = 0; i < PolicyWorld.VARIETY; i++) {
      differences += ours.allows(i) == official.allows(i) ? 0 : 1;
    }
    Load.Result own = ours.measure(seconds);
    Load.Result theirs = official.measure(seconds);
    tell(out, "ilk", policies, own);
    tell(out, "cedar-java", policies, theirs);
    ratios.put("cedar-java at " + policies, own.perSecond() / theirs.perSecond());
    return differences;
  }

  private static void tell(PrintWriter out, String engine, int policies, Load.Result result) {
    out.printf(
        "%-10s %,6d policies: %,12.0f decisions a second of one core, p50 %.1f µs, p99 %.1f µs%n",
        engine, policies, result.perSecond(), result.p50Millis() * 1000, result.p99Millis() * 1000);
    out.flush();
  }
}
