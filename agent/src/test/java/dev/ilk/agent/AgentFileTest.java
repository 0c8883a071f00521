package dev.ilk.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentFileTest {
  @TempDir Path folder;

  @Test
  void every_setting_is_read_and_paths_are_relative_to_the_file() throws IOException {
    assertEquals(
        new Result.Ok<>(
            new AgentSettings(
                URI.create("https://ilk.example"),
                "prod",
                folder.resolve("agent.sock"),
                new Attestation.PlatformToken(Path.of("/run/token")))),
        read("{ilk: 'https://ilk.example', environment: prod, token_file: /run/token}"));
    assertEquals(
        new Result.Ok<>(
            new AgentSettings(
                URI.create("https://ilk.example"),
                "prod",
                folder.resolve("here.sock"),
                new Attestation.JoinToken(folder.resolve("join")))),
        read(
            "{ilk: 'https://ilk.example', environment: prod, socket: here.sock,"
                + " join_token_file: join}"));
  }

  @Test
  void everything_wrong_is_told_at_once() throws IOException {
    if (read("{ilk: 'https://ilk.example/', environment: Prod}")
        instanceof Result.Failed<AgentSettings>(List<Problem> problems)) {
      assertEquals(
          List.of("ilk", "environment", "token_file"),
          problems.stream().map(Problem::where).toList());
    } else {
      throw new AssertionError("it was taken");
    }
  }

  @Test
  void an_agent_proves_itself_in_one_way() throws IOException {
    assertInstanceOf(
        Result.Failed.class,
        read("{ilk: 'https://ilk.example', environment: prod, token_file: t, join_token_file: j}"));
  }

  @Test
  void a_certificate_is_named_whole_or_not_at_all() throws IOException {
    String whole =
        "{ilk: 'https://ilk.example', environment: prod, certificate:"
            + " {chain: c.pem, key: k.pem, url: 'https://mtls.ilk.example:8421',"
            + " workload: prod-node-1}}";
    assertEquals(
        new Result.Ok<>(
            new AgentSettings(
                URI.create("https://ilk.example"),
                "prod",
                folder.resolve("agent.sock"),
                new Attestation.Certificate(
                    folder.resolve("c.pem"),
                    folder.resolve("k.pem"),
                    URI.create("https://mtls.ilk.example:8421"),
                    "prod-node-1"))),
        read(whole));
    for (String broken :
        List.of(
            whole.replace("key: k.pem, ", ""),
            whole.replace("https://mtls", "http://mtls"),
            whole.replace("prod-node-1", "prod node"),
            whole.replace("8421'", "8421/x'"))) {
      assertInstanceOf(Result.Failed.class, read(broken), broken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "x", "{ilk: a, ilk: b}", "{other: 1}"})
  void what_is_no_configuration_is_refused(String text) throws IOException {
    assertInstanceOf(Result.Failed.class, read(text));
  }

  @Test
  void a_path_that_no_socket_can_have_is_refused() throws IOException {
    assertInstanceOf(
        Result.Failed.class,
        read(
            "{ilk: 'https://ilk.example', environment: prod, token_file: t, socket: /%s}"
                .formatted("a".repeat(107))));
  }

  private Result<AgentSettings> read(String text) throws IOException {
    Path file = folder.resolve("agent.yaml");
    Files.writeString(file, text);
    return AgentFile.read(file);
  }
}
