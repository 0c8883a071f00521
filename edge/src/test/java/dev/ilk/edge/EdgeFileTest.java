package dev.ilk.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeFileTest {
  @TempDir Path folder;

  private static final String WHOLE =
      """
      listen: 127.0.0.1:9000
      envoy: 127.0.0.1:9001
      origin: https://payments.acme.example
      ilk: https://ilk.acme.example
      audience: https://payments.acme.example
      issuers: [https://ilk.acme.example/e/prod/workload]
      issuer: https://ilk.acme.example/e/prod/workload
      identity_file: identity
      reports: waiting
      routes:
        - {method: GET, path: "/payments/{id}", action: payments:read, type: Payment}
        - {method: POST, path: "/payments", action: pay, type: Payment, scope: payments:write}
        - {method: GET, path: "/", action: look, type: Home, scope: none}
      """;

  @Test
  void every_setting_is_read() throws IOException {
    EdgeSettings settings = ok(WHOLE);
    assertEquals(new Address("127.0.0.1", 9000), settings.listen());
    assertEquals(Optional.of(new Address("127.0.0.1", 9001)), settings.envoy());
    assertEquals(folder.resolve("identity"), settings.identity());
    assertEquals(Optional.of(folder.resolve("waiting")), settings.reports());
    assertEquals(Optional.empty(), ok(WHOLE.replace("reports: waiting", "")).reports());
    assertEquals(
        List.of(Optional.of("payments:read"), Optional.of("payments:write"), Optional.empty()),
        settings.routes().stream().map(Route::scope).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          listen: 127.0.0.1:9000        | listen: everywhere          | listen
          listen: 127.0.0.1:9000        | listne: x                   | listne
          envoy: 127.0.0.1:9001         | envoy: 127.0.0.1:65536      | envoy
          envoy: 127.0.0.1:9001         | envoy: 9001                 | envoy
          origin: https://payments      | origin: payments            | origin
          issuers: [https               | issuers: [] #               | issuers
          identity_file: identity       | node: x                     | node
          action: payments:read, type   | typ                         | typ
          method: GET, path: "/payments | method: get, path: "/p      | routes[0]
          /payments/{id}                | /payments/{id}x             | routes[0].path
          /payments/{id}                | payments                    | routes[0].path
          """)
  void what_is_wrong_is_told_with_its_place(String was, String is, String place)
      throws IOException {
    String text = WHOLE.replace(was, is);
    List<Problem> problems = failed(text);
    assertTrue(
        problems.stream().anyMatch(problem -> problem.sentence().contains(place)),
        problems.toString());
  }

  @Test
  void without_routes_or_anything_else_everything_missing_is_told() throws IOException {
    assertTrue(failed("listen: 127.0.0.1:1").size() >= 6);
    failed("");
    failed("[]");
    failed("a: b: c");
  }

  @Test
  void any_change_to_a_file_is_read_or_refused() throws IOException {
    Random random = new Random(11);
    byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2000; i++) {
      byte[] changed = whole.clone();
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      EdgeFile.read(Files.write(folder.resolve("edge.yaml"), changed));
    }
  }

  private EdgeSettings ok(String text) throws IOException {
    return switch (EdgeFile.read(Files.writeString(folder.resolve("edge.yaml"), text))) {
      case Result.Ok<EdgeSettings>(EdgeSettings settings) -> settings;
      case Result.Failed<EdgeSettings>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private List<Problem> failed(String text) throws IOException {
    return switch (EdgeFile.read(Files.writeString(folder.resolve("edge.yaml"), text))) {
      case Result.Ok<EdgeSettings>(EdgeSettings settings) ->
          throw new AssertionError("taken: " + settings);
      case Result.Failed<EdgeSettings>(List<Problem> problems) -> problems;
    };
  }
}
