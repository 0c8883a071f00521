package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "add",
    description = {
      "Make a system known to the server, which reads its accounts into the store with",
      "`ilk discover run`. The credential is named, never given."
    },
    footer = {
      "",
      "Examples:",
      "  ilk discover add acme-github github --set url=https://api.github.com \\",
      "    --set organization=acme --secret env:ILK_SOURCE_GITHUB --every 1h",
      "  ilk discover add orders postgres --set url=jdbc:postgresql://db/orders --set user=audit"
          + " \\",
      "    --secret file:orders",
      "  ilk discover add badges csv --set file=file:badges.csv"
    })
final class DiscoverAdd implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(index = "0", paramLabel = "NAME", description = "what to call it")
  String name = "";

  @CommandLine.Parameters(
      index = "1",
      paramLabel = "CONNECTOR",
      description = "postgres, csv, or one that `ilk discover profiles` lists")
  String connector = "";

  @CommandLine.Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "what the connector needs; may be repeated")
  Map<String, String> settings = Map.of();

  @CommandLine.Option(
      names = "--secret",
      paramLabel = "REFERENCE",
      description =
          "where the server finds the credential: env:ILK_SOURCE_…, or file:NAME in the folder"
              + " `sources` of its data")
  @Nullable String secret;

  @CommandLine.Option(
      names = "--every",
      paramLabel = "TIME",
      description =
          "have the server read it by itself: 5m to 30d; without this, only when somebody asks")
  @Nullable String every;

  @CommandLine.Option(
      names = "--whole",
      paramLabel = "TIME",
      description =
          "how often everything is read though the system tells what changed: 5m to 30d; 1d"
              + " without this")
  @Nullable String whole;

  DiscoverAdd() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("name", name).put("connector", connector);
    ObjectNode set = body.putObject("settings");
    new TreeMap<>(settings).forEach(set::put);
    if (secret != null) {
      body.put("secret", secret);
    }
    if (every != null) {
      body.put("every", every);
    }
    if (whole != null) {
      body.put("whole", whole);
    }
    JsonNode answer = common.server().post("/v1/sources", body);
    common
        .output()
        .show(answer, out -> out.printf("%s is known (ilk discover run %s)%n", name, name));
    return 0;
  }
}
