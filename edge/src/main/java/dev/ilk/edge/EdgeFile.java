package dev.ilk.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ilk.guard.GuardSettings;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file.
 *
 * @param listen address and port
 * @param envoy address and port at which Envoy asks, if it does
 * @param origin scheme and authority of the service, as its callers know it
 * @param ilk the public address of Ilk
 * @param audience the service's own name in tokens
 * @param issuers whose tokens it accepts
 * @param issuer the issuer of this process's own token
 * @param identityFile where the platform's token is
 * @param reports the folder for what is decided here, if anything is
 * @param routes what requests do
 */
record EdgeFile(
    @Nullable String listen,
    @Nullable String envoy,
    @Nullable URI origin,
    @Nullable URI ilk,
    @Nullable String audience,
    @Nullable List<String> issuers,
    @Nullable String issuer,
    @JsonProperty("identity_file") @Nullable Path identityFile,
    @Nullable Path reports,
    @Nullable List<Entry> routes) {
  private static final long MAX_BYTES = 1 << 20;
  private static final String DEFAULT_ADDRESS = "127.0.0.1:8422";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * A route as written.
   *
   * @param method the HTTP method
   * @param path such as {@code /payments/{id}}
   * @param action as policies name it
   * @param type of what it touches
   * @param scope what the token must allow; the action's name if nothing is said, {@code none} if
   *     the policy alone decides
   */
  record Entry(
      @Nullable String method,
      @Nullable String path,
      @Nullable String action,
      @Nullable String type,
      @Nullable String scope) {

    private Route route(PathTemplate form) {
      String verb = String.valueOf(action);
      Optional<String> needed =
          scope == null ? Optional.of(verb) : Optional.of(scope).filter(it -> !it.equals("none"));
      return new Route(String.valueOf(method), form, verb, String.valueOf(type), needed);
    }
  }

  /**
   * Reads and checks.
   *
   * @param file which
   * @return the settings, or everything that is wrong with the file
   */
  static Result<EdgeSettings> read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return refused(file.toString(), "longer than %d bytes".formatted(MAX_BYTES));
      }
      EdgeFile parsed = YAML.readValue(Files.readString(file), EdgeFile.class);
      return parsed == null
          ? refused(file.toString(), "expected settings, such as `ilk: https://ilk.example`")
          : parsed.settings(file.toAbsolutePath().resolveSibling(""));
    } catch (UnrecognizedPropertyException e) {
      return refused(
          e.getPathReference().replaceAll(".*\\[\"|\"]", ""),
          "there is no setting `%s`".formatted(e.getPropertyName()));
    } catch (JacksonException e) {
      var at = e.getLocation();
      String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      return refused(file + place, "not a configuration: " + e.getOriginalMessage());
    } catch (IOException e) {
      return refused(file.toString(), "cannot be read");
    }
  }

  private Result<EdgeSettings> settings(Path folder) {
    List<Problem> problems = new ArrayList<>();
    Optional<Address> address =
        address(listen == null ? DEFAULT_ADDRESS : listen, "listen", problems);
    Optional<Address> ofEnvoy =
        envoy == null ? Optional.empty() : address(envoy, "envoy", problems);
    require(isWeb(origin), "origin", "expected `https://` and a host", problems);
    require(isWeb(ilk), "ilk", "expected the public address of Ilk", problems);
    require(filled(audience), "audience", "expected the service's name in tokens", problems);
    require(
        issuers != null && !issuers.isEmpty() && issuers.stream().allMatch(EdgeFile::filled),
        "issuers",
        "expected at least one, such as `https://ilk.example/e/prod/workload`",
        problems);
    require(filled(issuer), "issuer", "expected the issuer of this process's token", problems);
    require(identityFile != null, "identity_file", "expected a file", problems);
    List<Route> known = routes(problems);
    if (!problems.isEmpty()
        || origin == null
        || ilk == null
        || audience == null
        || issuers == null
        || issuer == null
        || identityFile == null) {
      return new Result.Failed<>(problems);
    }
    return Result.ok(
        new EdgeSettings(
            address.orElseThrow(),
            ofEnvoy,
            origin,
            GuardSettings.of(ilk, audience, issuers.toArray(String[]::new)),
            issuer,
            folder.resolve(identityFile),
            Optional.ofNullable(reports).map(folder::resolve),
            known));
  }

  private List<Route> routes(List<Problem> problems) {
    List<Route> known = new ArrayList<>();
    List<Entry> entries = routes == null ? List.of() : routes;
    require(!entries.isEmpty(), "routes", "expected at least one", problems);
    for (int i = 0; i < entries.size(); i++) {
      String place = "routes[%d]".formatted(i);
      Entry entry = entries.get(i);
      if (entry.method == null
          || !entry.method.matches("[A-Z]{1,20}")
          || entry.path == null
          || !filled(entry.action)
          || !filled(entry.type)) {
        problems.add(wrong(place, "expected `method`, `path`, `action` and `type`"));
        continue;
      }
      switch (PathTemplate.parse(entry.path)) {
        case Result.Ok<PathTemplate>(PathTemplate path) -> known.add(entry.route(path));
        case Result.Failed<PathTemplate>(List<Problem> wrong) ->
            problems.add(wrong.getFirst().at(place + ".path"));
      }
    }
    return known;
  }

  private static void require(
      boolean holds, String place, String expected, List<Problem> problems) {
    if (!holds) {
      problems.add(wrong(place, expected));
    }
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isWeb(@Nullable URI address) {
    return address != null
        && List.of("http", "https").contains(String.valueOf(address.getScheme()))
        && address.getHost() != null
        && address.getRawPath().isEmpty()
        && address.getRawQuery() == null;
  }

  private static Optional<Address> address(String text, String place, List<Problem> problems) {
    Optional<Address> address = Address.parse(text);
    require(
        address.isPresent(),
        place,
        "expected an address and a port, such as `%s`".formatted(DEFAULT_ADDRESS),
        problems);
    return address;
  }

  private static Problem wrong(String place, String expected) {
    return Problem.of(Problem.Kind.INVALID, "setting_invalid", expected).at(place);
  }

  private static <T> Result<T> refused(String place, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "settings_unreadable", message)
            .at(place)
            .mend("docs/edge.md says what may stand in it"));
  }
}
