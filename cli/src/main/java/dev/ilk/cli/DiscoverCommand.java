package dev.ilk.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "discover",
    description = {
      "Read accounts out of other systems into files, and say what each of them is.",
      "Needs no server; sends nothing but what reads."
    },
    subcommands = {
      DiscoverProfiles.class,
      DiscoverRead.class,
      DiscoverCsv.class,
      DiscoverPostgres.class,
      DiscoverReport.class
    },
    footer = {
      "",
      "Examples:",
      "  ilk discover read github --url https://api.github.com --set organization=acme \\",
      "    --secret env:GITHUB_TOKEN --out github.jsonl",
      "  ilk discover postgres --url jdbc:postgresql://db/orders --user audit --secret env:PW \\",
      "    --out orders.jsonl",
      "  ilk discover report *.jsonl"
    })
final class DiscoverCommand implements Runnable {
  @CommandLine.Mixin Offline offline = new Offline();

  DiscoverCommand() {}

  @Override
  public void run() {
    offline.spec.commandLine().usage(offline.spec.commandLine().getOut());
  }
}
