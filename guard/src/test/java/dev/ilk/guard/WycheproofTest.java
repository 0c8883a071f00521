package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The outside vectors for JWS at the guard's door. None is an access token, so all are refused: as
 * they are, and with claims that would be believed, if only the signature held, under the vector's
 * own keys.
 */
class WycheproofTest {
  private static final Path VECTORS =
      Path.of(System.getProperty("ilk.root"), "../shared/data/wycheproof");

  private final Guarded guarded = new Guarded();
  private final Ilk ilk = guarded.ilk;

  @AfterEach
  void close() {
    guarded.close();
  }

  private record Vector(String name, String keys, String token) {}

  @Test
  void no_vector_opens_the_door() throws IOException {
    List<Vector> vectors = read();
    assertEquals(401, vectors.size());
    assertEquals("permitted", guarded.ruling(ilk.token()));
    String keys = "";
    for (Vector vector : vectors) {
      if (!vector.keys().equals(keys)) {
        keys = vector.keys();
        String published = keys;
        ilk.onKeys(exchange -> Ilk.json(exchange, 200, published));
        // Long enough for the guard to fetch the new keys.
        ilk.clock.move(Duration.ofMinutes(6));
      }
      assertEquals("401 invalid_token", guarded.ruling(vector.token()), vector.name());
      String grafted = grafted(vector.token());
      assertEquals("401 invalid_token", guarded.ruling(grafted), vector.name() + " with claims");
    }
    assertEquals(1, guarded.judged.get());
  }

  /** The vector's header and signature around claims that are good. */
  private String grafted(String token) {
    String[] parts = token.split("\\.", -1);
    String claims =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ilk.claims().build().toString().getBytes(StandardCharsets.UTF_8));
    return parts[0] + "." + claims + "." + parts[parts.length - 1];
  }

  private static List<Vector> read() throws IOException {
    Path file = VECTORS.resolve("json_web_signature_test.json");
    assumeTrue(
        Files.exists(file),
        "SKIPPED: put the Wycheproof vectors (testvectors_v1) into " + VECTORS.normalize());
    ObjectMapper mapper = new ObjectMapper();
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode group : mapper.readTree(file.toFile()).get("testGroups")) {
      JsonNode key = group.has("public") ? group.get("public") : group.get("private");
      String keys = key.has("keys") ? key.toString() : "{\"keys\":[" + key + "]}";
      for (JsonNode test : group.get("tests")) {
        vectors.add(
            new Vector(
                test.get("tcId") + " " + test.get("comment"), keys, test.get("jws").asText()));
      }
    }
    return vectors;
  }
}
