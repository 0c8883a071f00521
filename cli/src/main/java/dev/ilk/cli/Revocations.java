package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "revocations",
    description = "Show what is suspended, and how current the asked node is.",
    footer = {"", "Example: ilk revocations"})
final class Revocations implements Callable<Integer> {
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
              List<List<String>> rows = new ArrayList<>();
              for (JsonNode one : answer.path("suspended")) {
                rows.add(
                    List.of(
                        one.path("what").asText(),
                        one.path("at").asText(),
                        one.path("reason").asText()));
              }
              if (rows.isEmpty()) {
                out.println("nothing is suspended");
              } else {
                Output.table(out, List.of("SUSPENDED", "SINCE", "REASON"), rows);
              }
              out.printf(
                  "this node knows every revocation up to number %d, as of %s%n",
                  answer.path("latest").asLong(), answer.path("as_of").asText());
            });
    return 0;
  }
}
