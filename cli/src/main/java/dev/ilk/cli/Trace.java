package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "trace",
    description =
        "Tell a journey from the record: what was tried, by whom, and why it was allowed.",
    footer = {"", "Example: ilk trace cor_01k…"})
final class Trace implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "REFERENCE",
      description =
          "a correlation, token, delegation, session or identity id, a subject, or a period such as"
              + " 2026-11-22T10:00:00Z..2026-11-22T11:00:00Z")
  String reference = "";

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many events, the latest (default: ${DEFAULT-VALUE})")
  int limit = 200;

  Trace() {}

  @Override
  public Integer call() {
    JsonNode story =
        common.server().get("/v1/trace/%s?limit=%d".formatted(Identity.encode(reference), limit));
    common
        .output()
        .show(
            story.path("events"), out -> out.println(story.path("text").asText().stripTrailing()));
    return story.path("events").isEmpty() ? Failures.CHECK_FAILED : 0;
  }
}
