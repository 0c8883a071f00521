package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/** {@code ilk elevate}: take up a role for a time. */
@CommandLine.Command(
    name = "elevate",
    description = "Take up a role for a bounded time, with a reason.",
    footer = {
      "",
      "Policies say whether it begins at once, takes a stronger sign-in, or waits for others.",
      "Example: ilk elevate operator --for 30m --reason \"INC-7: keys of prod\""
    })
final class Elevate implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "ROLE", description = "which role")
  String role = "";

  @CommandLine.Option(
      names = "--for",
      paramLabel = "SPAN",
      description = "for how long, 1m to 12h (default: ${DEFAULT-VALUE})")
  String lasting = "30m";

  @CommandLine.Option(names = "--reason", required = true, description = "why, for the record")
  String reason = "";

  @CommandLine.Option(
      names = "--wait",
      paramLabel = "SPAN",
      description = "so long to wait for approval, and then begin, such as 10m")
  String wait = "0s";

  Elevate() {}

  @Override
  public Integer call() {
    Duration patience =
        Span.parse(wait)
            .orElseThrow(
                () -> new RefusedException(List.of("--wait: expected a span such as `10m`")));
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("role", role).put("lasting", lasting).put("reason", reason);
    JsonNode asked = common.server().post("/v1/elevations", body);
    JsonNode state = answered(asked, patience);
    common.output().show(state, out -> ElevationsCommand.print(out, state));
    return switch (state.path("status").asText()) {
      case "active", "waiting", "approved" -> 0;
      default -> Failures.REFUSED;
    };
  }

  /** Asks how it stands until somebody has answered, and begins what was approved. */
  private JsonNode answered(JsonNode asked, Duration patience) {
    String path = "/v1/elevations/" + asked.path("id").asText();
    JsonNode state = asked;
    for (Duration waited = Duration.ZERO;
        state.path("status").asText().equals("waiting") && waited.compareTo(patience) < 0;
        waited = waited.plus(PAUSE)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      state = common.server().get(path);
    }
    return state.path("status").asText().equals("approved")
        ? common.server().post(path + "/begin", Server.mapper().createObjectNode())
        : state;
  }
}
