package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "advance",
    description = {
      "Take a static secret a step on, once it is proven: `proposed` names what replaces it,",
      "`replaced` takes the first use of that, `unused` that the secret was not used since,",
      "`revoked` that discovery no longer finds it. `ranked` begins again."
    },
    footer = {
      "",
      "Examples:",
      "  ilk migrate advance sec_06f3k9… proposed --by workload:prod-payments-api",
      "  ilk migrate advance sec_06f3k9… replaced",
      "  ilk migrate advance sec_06f3k9… unused --reason 'no log-in in its audit log since May'",
      "  ilk migrate advance sec_06f3k9… revoked"
    })
final class MigrateAdvance implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "SECRET")
  String id = "";

  @CommandLine.Parameters(
      index = "1",
      paramLabel = "STATE",
      description = "proposed, replaced, unused, disabled, revoked, or ranked to begin again")
  String state = "";

  @CommandLine.Option(
      names = "--by",
      paramLabel = "SUBJECT",
      description = "what takes its place, such as workload:prod-payments-api")
  @Nullable String successor;

  @CommandLine.Option(names = "--reason", description = "what was done or seen")
  @Nullable String reason;

  MigrateAdvance() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode().put("to", state);
    if (successor != null) {
      body.put("successor", successor);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    JsonNode secret =
        common.server().post("/v1/secrets/" + AccountLines.encoded(id) + "/advance", body);
    common
        .output()
        .show(
            secret,
            out ->
                out.printf(
                    "%s/%s is %s%n",
                    secret.path("source").asText(),
                    secret.path("name").asText(),
                    secret.path("state").asText()));
    return 0;
  }
}
