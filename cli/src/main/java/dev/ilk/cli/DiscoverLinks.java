package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "links",
    description = {
      "List to whom accounts may belong and wait for a person's word, at most 100;",
      "or all that is known of one account."
    },
    footer = {"", "Example: ilk discover links"})
final class DiscoverLinks implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(arity = "0..1", paramLabel = "ACCOUNT", defaultValue = "")
  String account = "";

  @CommandLine.Option(names = "--after", paramLabel = "ACCOUNT", description = "go on after this")
  @Nullable String after;

  DiscoverLinks() {}

  @Override
  public Integer call() {
    String query = "/v1/links?account=" + AccountLines.encoded(account);
    JsonNode answer =
        common
            .server()
            .get(after == null ? query : query + "&after=" + AccountLines.encoded(after));
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode link : answer.path("links")) {
      rows.add(
          List.of(
              link.path("account").asText(),
              link.path("subject").asText(),
              link.path("word").asText(),
              link.path("because").asText()));
    }
    common
        .output()
        .show(
            answer,
            out -> Output.table(out, List.of("ACCOUNT", "IDENTITY", "WORD", "BECAUSE"), rows));
    return 0;
  }
}
