package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "entangle",
    description = {
      "Tell what hangs on a person, a machine, an account or a secret: what breaks at once if the",
      "person leaves or the secret is revoked, what nobody answers for any more, and what whoever",
      "has taken it over can take over too."
    },
    footer = {
      "",
      "Examples:",
      "  ilk entangle human:ada",
      "  ilk entangle acc_06f3k9… --depth 2",
      "  ilk entangle AKIAIOSFODNN7EXAMPLE"
    })
final class Entangle implements Callable<Integer> {
  private static final Map<String, String> EFFECTS =
      Map.of(
          "breaks", "breaks at once",
          "loses-owner", "loses its owner",
          "exposed", "could be taken over");

  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(
      paramLabel = "WHAT",
      description = "a subject, the id of an account, or what a secret is shown as")
  String what = "";

  @CommandLine.Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "4",
      description = "how many steps far, 1 to 6 (${DEFAULT-VALUE})")
  int depth;

  Entangle() {}

  @Override
  public Integer call() {
    JsonNode answer =
        common
            .server()
            .get(
                "/v1/estate/entanglement?of=%s&depth=%d"
                    .formatted(AccountLines.encoded(what), depth));
    common.output().show(answer, out -> lines(answer).forEach(out::println));
    return 0;
  }

  private List<String> lines(JsonNode answer) {
    List<String> lines = new ArrayList<>(List.of(what));
    for (String effect : List.of("breaks", "loses-owner", "exposed")) {
      List<String> such = new ArrayList<>();
      for (JsonNode one : answer.path("strands")) {
        if (one.path("effect").asText().equals(effect)) {
          such.add("  " + GraphLines.reached(one));
        }
      }
      if (!such.isEmpty()) {
        lines.add(EFFECTS.getOrDefault(effect, effect) + ":");
        lines.addAll(such);
      }
    }
    if (lines.size() == 1) {
      lines.add("  nothing that is known hangs on it");
    }
    lines.addAll(GraphLines.cut(answer));
    return lines;
  }
}
