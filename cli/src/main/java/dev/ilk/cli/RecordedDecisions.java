package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.policy.replay.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where recorded decisions come from: a server's record, or a file that was saved from it. */
final class RecordedDecisions {
  @CommandLine.Option(
      names = "--recorded",
      paramLabel = "FILE",
      description = "read what `ilk trace --json` wrote, instead of asking a server")
  @Nullable Path file;

  @CommandLine.Option(
      names = "--limit",
      description = "at most so many events, the latest (default: ${DEFAULT-VALUE})")
  int limit = 10_000;

  RecordedDecisions() {}

  List<Recorded> read(Common common, String reference) throws IOException {
    Path saved = file;
    JsonNode events =
        saved == null
            ? common
                .server()
                .get("/v1/trace/%s?limit=%d".formatted(Identity.encode(reference), limit))
                .path("events")
            : Server.mapper().readTree(saved.toFile());
    List<Recorded> decisions = new ArrayList<>();
    for (JsonNode entry : events) {
      JsonNode event = entry.path("event");
      JsonNode verdict = event.path("verdict");
      List<String> policies = new ArrayList<>();
      verdict.path("policies").forEach(id -> policies.add(id.asText()));
      decisions.add(
          new Recorded(
              entry.path("n").asLong(),
              event.path("time").asText(),
              event.path("correlation").asText(),
              // The outcome of an announced action repeats its announcement's verdict.
              event.has("intent")
                  ? Optional.empty()
                  : Recorded.outcome(verdict.path("code").asText()),
              verdict.path("reason").asText(),
              policies,
              verdict.path("policy_version").asText(),
              verdict.path("question").asText()));
    }
    return decisions;
  }
}
