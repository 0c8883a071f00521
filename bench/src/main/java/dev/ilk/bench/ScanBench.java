package dev.ilk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.scan.Leak;
import dev.ilk.scan.Marks;
import dev.ilk.scan.Scan;
import dev.ilk.scan.ScanReport;
import dev.ilk.scan.rule.RuleFile;
import dev.ilk.scan.rule.RuleSet;
import dev.ilk.scan.source.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description =
        "Looks for planted secrets of every kind in a made-up tree: how many are found, missed and"
            + " wrongly told, and how fast, beside secretlint (where npm can install it, or in"
            + " --secretlint) and beside reading the same files and doing nothing.")
final class ScanBench implements Callable<Integer> {
  private static final int ROUNDS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  @CommandLine.Option(
      names = "--mib",
      description = "how large the tree is (default: ${DEFAULT-VALUE})")
  int mib = 64;

  @CommandLine.Option(
      names = "--secretlint",
      paramLabel = "DIR",
      description = "where secretlint and its recommended preset are installed")
  @Nullable Path secretlint;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  ScanBench() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path work = Files.createTempDirectory("ilk-bench-scan-");
    try {
      PlantedTree tree = PlantedTree.plant(Files.createDirectories(work.resolve("tree")), mib);
      out.printf("%d kinds planted in %d MiB of source code%n", tree.kinds().size(), mib);
      SortedMap<String, Double> ratios = new TreeMap<>();
      double limit = best(() -> readAll(tree.root()));
      Set<String> found = new TreeSet<>();
      double ours = best(() -> found.addAll(scan(tree.root())));
      tell(out, "ilk", tree, found, ours);
      out.printf("%-11s %,8.1f MiB/s: the files read and nothing done%n", "limit", mib / limit);
      ratios.put("the limit of reading", limit / ours);
      Secretlint peer = Secretlint.find(secretlint, work, out);
      if (peer != null) {
        Set<String> theirs = new TreeSet<>();
        double seconds = seconds(() -> theirs.addAll(peer.scan(tree.root())));
        tell(out, "secretlint", tree, theirs, seconds);
        ratios.put("secretlint", seconds / ours);
      }
      Load.Result told = new Load.Result(mib / ours, 0, 0, 0);
      new Figures("scan", told, ratios, "MiB a second, best of " + ROUNDS).print(out, json);
      return found.containsAll(tree.kinds()) ? 0 : 1;
    } finally {
      delete(work);
    }
  }

  private static void tell(
      PrintWriter out, String who, PlantedTree tree, Set<String> found, double seconds) {
    Set<String> missed = new TreeSet<>(tree.kinds());
    missed.removeAll(found);
    Set<String> wrong = new TreeSet<>(found);
    wrong.removeAll(tree.kinds());
    out.printf(
        "%-11s %,8.1f MiB/s: %d kinds found, %d missed, %d files wrongly told%n",
        who,
        tree.mib() / seconds,
        tree.kinds().size() - missed.size(),
        missed.size(),
        wrong.size());
    if (!missed.isEmpty()) {
      out.println("            missed: " + String.join(", ", missed));
    }
    out.flush();
  }

  /** The names of the files in which something was found. */
  private static Set<String> scan(Path root) throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ScanReport report =
        new Scan(new RuleSet(RuleFile.builtIn()), Marks.none(), threads, Long.MAX_VALUE)
            .run(List.of(new Folder(root)), _ -> {});
    Set<String> names = new TreeSet<>();
    for (Leak leak : report.leaks()) {
      leak.places().forEach(spot -> names.add(PlantedTree.name(Path.of(spot.place().path()))));
    }
    return names;
  }

  private static boolean readAll(Path root) throws IOException {
    byte[] buffer = new byte[1 << 20];
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        try (InputStream in = Files.newInputStream(file)) {
          while (in.read(buffer) >= 0) {
            // Only reading is measured.
          }
        }
      }
    }
    return true;
  }

  private static double best(Callable<?> work) throws Exception {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      best = Math.min(best, seconds(work));
    }
    return best;
  }

  private static double seconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A peer that runs on Node, from npm. */
  private record Secretlint(Path folder) {
    private static final List<String> PACKAGES =
        List.of("secretlint@12.0.0", "@secretlint/secretlint-rule-preset-recommend@12.0.0");

    static @Nullable Secretlint find(@Nullable Path given, Path work, PrintWriter out)
        throws IOException, InterruptedException {
      if (given != null) {
        return new Secretlint(given);
      }
      Path folder = Files.createDirectories(work.resolve("secretlint"));
      try {
        Process install =
            new ProcessBuilder(
                    Stream.concat(
                            Stream.of("npm", "install", "--no-audit", "--no-fund", "--prefix", "."),
                            PACKAGES.stream())
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start();
        if (install.waitFor() == 0) {
          return new Secretlint(folder);
        }
      } catch (IOException e) {
        // Told below: there is no npm.
      }
      out.println("secretlint: skipped; npm cannot install it (name a folder with --secretlint)");
      return null;
    }

    Set<String> scan(Path root) throws IOException, InterruptedException {
      Path config = folder.resolve(".secretlintrc.json");
      Files.writeString(
          config, "{\"rules\":[{\"id\":\"@secretlint/secretlint-rule-preset-recommend\"}]}");
      Path report = folder.resolve("report.json");
      Process run =
          new ProcessBuilder(
                  folder.resolve("node_modules/.bin/secretlint").toAbsolutePath().toString(),
                  "--format=json",
                  "--secretlintrc=" + config.toAbsolutePath(),
                  root + "/**/*")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(report.toFile())
              .start();
      run.waitFor();
      Set<String> names = new TreeSet<>();
      for (JsonNode file : JSON.readTree(report.toFile())) {
        if (!file.path("messages").isEmpty()) {
          names.add(PlantedTree.name(Path.of(file.path("filePath").asText())));
        }
      }
      return names;
    }
  }
}
