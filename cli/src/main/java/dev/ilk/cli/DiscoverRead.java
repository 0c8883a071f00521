package dev.ilk.cli;

import dev.ilk.discover.connect.Profile;
import dev.ilk.discover.connect.Profiles;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "read",
    description = "Read a system over HTTP by its profile.",
    footer = {
      "",
      "Example: ilk discover read okta --url https://acme.okta.com --secret env:OKTA --out"
          + " okta.jsonl"
    })
final class DiscoverRead implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();
  @CommandLine.Mixin ReadingOptions reading = new ReadingOptions();

  @CommandLine.Parameters(paramLabel = "PROFILE", description = "see `ilk discover profiles`")
  String profile = "";

  @CommandLine.Option(names = "--url", required = true, description = "the system's address")
  URI url = URI.create("https://localhost");

  @CommandLine.Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "what the profile asks for")
  Map<String, String> parameters = Map.of();

  @CommandLine.Option(
      names = "--secret",
      required = true,
      paramLabel = "REFERENCE",
      description = "where the credential is: env:NAME or file:PATH")
  String secret = "";

  DiscoverRead() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Profile found =
        Profiles.of(profile)
            .orElseThrow(() ->
                new RefusedException(
                    List.of(
                        "there is no profile `%s` (see `ilk discover profiles`)"
                            .formatted(profile))));
    List<String> missing =
        found.parameters().stream().filter(one -> !parameters.containsKey(one)).toList();
    if (!missing.isEmpty()) {
      throw new RefusedException(
          List.of("%s is missing (add --set %s=…)".formatted(missing, missing.getFirst())));
    }
    if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null) {
      throw new RefusedException(List.of("`%s` is no address of a server".formatted(url)));
    }
    String system = reading.name.isEmpty() ? profile + ":" + url.getHost() : reading.name;
    return reading.read(
        offline,
        Profiles.connector(
            found,
            system,
            url,
            parameters,
            ReadingOptions.secret(secret),
            Thread::sleep,
            InstantSource.system()));
  }
}
