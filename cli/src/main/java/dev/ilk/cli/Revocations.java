package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "revocations",
    description = "Show what is suspended, and how current the asked node is.",
    footer = {"", "Example: ilk revocations"})
final class Revocations implements Callable<Integer> {
  private static final Table SUSPENDED =
      Table.empty().column("SUSPENDED", "what").column("SINCE", "at").column("REASON", "reason");

  @CommandLine.Mixin Common common = new Common();

  Revocations() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/revocations");
    common
        .output()
        .show(
            answer,
            out -> {
              if (answer.path("suspended").isEmpty()) {
                out.println("nothing is suspended");
              } else {
                SUSPENDED.print(out, answer.path("suspended"));
              }
              out.printf(
                  "this node knows every revocation up to number %d, as of %s%n",
                  answer.path("latest").asLong(), answer.path("as_of").asText());
            });
    return 0;
  }
}
