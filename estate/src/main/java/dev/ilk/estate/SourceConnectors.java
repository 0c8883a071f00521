package dev.ilk.estate;

import dev.ilk.discover.connect.Connector;
import dev.ilk.discover.connect.CsvConnector;
import dev.ilk.discover.connect.PostgresConnector;
import dev.ilk.discover.connect.Profile;
import dev.ilk.discover.connect.Profiles;
import dev.ilk.discover.connect.SystemUnreadable;
import dev.ilk.discover.connect.Waiting;
import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes connectors of what people say of sources. */
public final class SourceConnectors implements Opening {
  private static final String URL = "url";
  private static final int LONGEST = 500;

  private final SourceSecrets secrets;
  private final InstantSource clock;

  /**
   * Connectors of a node.
   *
   * @param secrets where the credentials of sources are
   * @param clock the time
   */
  public SourceConnectors(SourceSecrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public List<Problem> check(Source source) {
    List<Problem> problems = new ArrayList<>();
    Optional<Set<String>> wanted = settings(source.connector());
    if (wanted.isEmpty()) {
      problems.add(
          invalid("there is no connector `%s`".formatted(source.connector()))
              .mend("use postgres, csv, or one that `ilk discover profiles` lists"));
      return problems;
    }
    for (String name : wanted.get()) {
      String value = source.settings().getOrDefault(name, "");
      if (value.isEmpty() || value.length() > LONGEST || value.matches(".*\\p{Cntrl}.*")) {
        problems.add(
            invalid("`%s` is missing, or no text of one line".formatted(name))
                .mend("add --set %s=…".formatted(name)));
      }
    }
    Set<String> unknown = new TreeSet<>(source.settings().keySet());
    unknown.removeAll(wanted.get());
    if (!unknown.isEmpty()) {
      problems.add(
          invalid("`%s` takes no %s".formatted(source.connector(), String.join(", ", unknown)))
              .mend("it takes " + String.join(", ", new TreeSet<>(wanted.get()))));
    }
    if (problems.isEmpty()) {
      address(source).ifPresent(problems::add);
    }
    String reference =
        source.connector().equals("csv") ? source.settings().get("file") : source.secret();
    if (SourceSecrets.check(String.valueOf(reference))
        instanceof Result.Failed<String>(List<Problem> wrong)) {
      problems.addAll(wrong);
    }
    return problems;
  }

  private static Optional<Set<String>> settings(String connector) {
    return switch (connector) {
      case "csv" -> Optional.of(Set.of("file"));
      case "postgres" -> Optional.of(Set.of(URL, "user"));
      default ->
          Profiles.of(connector)
              .map(profile -> {
                Set<String> all = new TreeSet<>(profile.parameters());
                all.add(URL);
                return all;
              });
    };
  }

  private static Optional<Problem> address(Source source) {
    String url = source.settings().getOrDefault(URL, "");
    boolean sound =
        switch (source.connector()) {
          case "csv" -> true;
          // Only the place: parameters of the driver could load code or read files.
          case "postgres" ->
              url.matches("jdbc:postgresql://[A-Za-z0-9.:_\\[\\]-]{1,300}/[A-Za-z0-9_-]{1,63}");
          default -> isHttp(url);
        };
    return sound
        ? Optional.empty()
        : Optional.of(invalid("`%s` is no address of such a system".formatted(url)));
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Result<Connector> open(Source source, Waiting waiting) {
    String system = Sightings.system(source);
    Map<String, String> settings = source.settings();
    return switch (source.connector()) {
      case "csv" ->
          Result.ok(new CsvConnector(system, secrets.file(settings.getOrDefault("file", ""))));
      case "postgres" ->
          secrets
              .reveal(source.secret())
              .then(secret ->
                  Result.ok(
                      new PostgresConnector(
                          system,
                          settings.getOrDefault(URL, ""),
                          settings.getOrDefault("user", ""),
                          secret)));
      default ->
          secrets.reveal(source.secret()).then(secret -> profile(source, system, secret, waiting));
    };
  }

  private Result<Connector> profile(Source source, String system, String secret, Waiting waiting) {
    Optional<Profile> profile = Profiles.of(source.connector());
    if (profile.isEmpty()) {
      return Result.failed(invalid("there is no connector `%s`".formatted(source.connector())));
    }
    try {
      return Result.ok(
          Profiles.connector(
              profile.get(),
              system,
              URI.create(source.settings().getOrDefault(URL, "")),
              source.settings(),
              secret,
              waiting,
              clock));
    } catch (SystemUnreadable e) {
      return Result.failed(invalid(String.valueOf(e.getMessage())));
    }
  }

  private static Problem invalid(String message) {
    return Problem.of(Problem.Kind.INVALID, "source_invalid", message);
  }
}
