package dev.ilk.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "discover",
    description = {
      "Read accounts out of other systems, and say what each of them is: into files, without a",
      "server, or into a server's store. Nothing is sent but what reads."
    },
    subcommands = {
      DiscoverProfiles.class,
      DiscoverRead.class,
      DiscoverCsv.class,
      DiscoverPostgres.class,
      DiscoverReport.class,
      DiscoverAdd.class,
      DiscoverRemove.class,
      DiscoverRun.class,
      DiscoverStatus.class,
      DiscoverList.class,
      DiscoverShow.class,
      DiscoverCorrect.class,
      DiscoverReclassify.class,
      DiscoverLinks.class,
      DiscoverLink.class,
      LinkBatchCommand.Confirm.class,
      LinkBatchCommand.Reject.class
    },
    footer = {
      "",
      "Examples:",
      "  ilk discover read github --url https://api.github.com --set organization=acme \\",
      "    --secret env:GITHUB_TOKEN --out github.jsonl",
      "  ilk discover postgres --url jdbc:postgresql://db/orders --user audit --secret env:PW \\",
      "    --out orders.jsonl",
      "  ilk discover report *.jsonl",
      "  ilk discover run acme-github"
    })
final class DiscoverCommand implements Runnable {
  @CommandLine.Mixin Offline offline = new Offline();

  DiscoverCommand() {}

  @Override
  public void run() {
    offline.spec.commandLine().usage(offline.spec.commandLine().getOut());
  }
}
