package dev.ilk.cli;

import dev.ilk.discover.connect.PostgresConnector;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "postgres",
    description = "Read the roles of a PostgreSQL server; any role that may connect will do.",
    footer = {
      "",
      "Example: ilk discover postgres --url jdbc:postgresql://db/orders --user audit \\",
      "           --secret file:/run/secrets/audit --out orders.jsonl"
    })
final class DiscoverPostgres implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();
  @CommandLine.Mixin ReadingOptions reading = new ReadingOptions();

  @CommandLine.Option(names = "--url", required = true, description = "a JDBC address")
  String url = "";

  @CommandLine.Option(names = "--user", required = true)
  String user = "";

  @CommandLine.Option(
      names = "--secret",
      required = true,
      paramLabel = "REFERENCE",
      description = "where the password is: env:NAME or file:PATH")
  String secret = "";

  DiscoverPostgres() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    String system = reading.name.isEmpty() ? "postgresql:" + host() : reading.name;
    return reading.read(
        offline, new PostgresConnector(system, url, user, ReadingOptions.secret(secret)));
  }

  private String host() {
    return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
  }
}
