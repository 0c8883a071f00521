package dev.ilk.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file.
 *
 * @param ilk the public address of Ilk
 * @param environment the environment
 * @param socket where to serve; relative to the file's own folder
 * @param tokenFile where the platform's token is; relative to the file's own folder
 * @param joinTokenFile where a join token is, instead; relative to the file's own folder
 * @param certificate the certificate that the machine has, instead
 */
record AgentFile(
    @Nullable String ilk,
    @Nullable String environment,
    @Nullable Path socket,
    @JsonProperty("token_file") @Nullable Path tokenFile,
    @JsonProperty("join_token_file") @Nullable Path joinTokenFile,
    @Nullable CertificateFile certificate) {
  private static final long MAX_BYTES = 64 << 10;
  private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#@\\s]+");
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9]{1,19}");

  /** A path of a Unix socket has less than 108 bytes (unix(7)). */
  private static final int LONGEST_SOCKET = 107;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * Reads and checks.
   *
   * @param file which
   * @return the settings, or everything that is wrong with the file
   */
  static Result<AgentSettings> read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return refused(file, "longer than %d bytes".formatted(MAX_BYTES));
      }
      AgentFile parsed = YAML.readValue(Files.readString(file), AgentFile.class);
      return parsed == null
          ? refused(file, "expected settings, such as `ilk: https://ilk.example`")
          : parsed.settings(file.toAbsolutePath().resolveSibling(""));
    } catch (JacksonException e) {
      return refused(file, "not a configuration: " + e.getOriginalMessage());
    } catch (IOException e) {
      return refused(file, "cannot be read");
    }
  }

  private Result<AgentSettings> settings(Path folder) {
    List<Problem> problems = new ArrayList<>();
    if (ilk == null || !ADDRESS.matcher(ilk).matches()) {
      problems.add(
          wrong("ilk", "expected the public address of Ilk, such as `https://ilk.example`"));
    }
    if (environment == null || !ENVIRONMENT.matcher(environment).matches()) {
      problems.add(wrong("environment", "expected the name of an environment, such as `prod`"));
    }
    Path place = folder.resolve(socket == null ? Path.of("agent.sock") : socket).normalize();
    if (place.toString().length() > LONGEST_SOCKET) {
      problems.add(
          wrong("socket", "expected a path of at most %d bytes".formatted(LONGEST_SOCKET)));
    }
    List<Attestation> attestations = attestations(folder);
    if (attestations.size() != 1) {
      problems.add(
          wrong(
              "token_file",
              "expected the file with the platform's token, or a `join_token_file`, or a whole"
                  + " `certificate`, and one of them"));
    }
    return problems.isEmpty() && ilk != null && environment != null
        ? Result.ok(new AgentSettings(URI.create(ilk), environment, place, attestations.getFirst()))
        : new Result.Failed<>(problems);
  }

  private List<Attestation> attestations(Path folder) {
    List<Attestation> given = new ArrayList<>();
    if (tokenFile != null) {
      given.add(new Attestation.PlatformToken(folder.resolve(tokenFile).normalize()));
    }
    if (joinTokenFile != null) {
      given.add(new Attestation.JoinToken(folder.resolve(joinTokenFile).normalize()));
    }
    if (certificate != null) {
      certificate.in(folder).ifPresent(given::add);
    }
    return given;
  }

  private static Result<AgentSettings> refused(Path file, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "agent_settings", message).at(file.toString()));
  }

  private static Problem wrong(String where, String message) {
    return Problem.of(Problem.Kind.INVALID, "agent_settings", message).at(where);
  }
}
