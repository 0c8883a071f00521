package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
  private static final Table LINKS =
      Table.empty()
          .column("ACCOUNT", "account")
          .column("IDENTITY", "subject")
          .column("WORD", "word")
          .column("BECAUSE", "because");

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
    common.output().show(answer, out -> LINKS.print(out, answer.path("links")));
    return 0;
  }
}
