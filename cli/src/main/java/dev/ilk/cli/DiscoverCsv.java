package dev.ilk.cli;

import dev.ilk.discover.connect.CsvConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "csv",
    description = {
      "Read accounts from a CSV file with a header: id or name; display, email, type, enabled,",
      "created, last_used; every other column becomes a trait."
    },
    footer = {"", "Example: ilk discover csv badge-system.csv --name badges --out badges.jsonl"})
final class DiscoverCsv implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();
  @CommandLine.Mixin ReadingOptions reading = new ReadingOptions();

  @CommandLine.Parameters(paramLabel = "FILE")
  Path file = Path.of("");

  DiscoverCsv() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    String system = reading.name.isEmpty() ? "csv:" + file.getFileName() : reading.name;
    return reading.read(offline, new CsvConnector(system, file));
  }
}
