package dev.ilk.keys.jose;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the outside vectors for JWS and JWK is a test case here. */
class WycheproofTest {
  private static final Path VECTORS =
      Path.of(System.getProperty("ilk.root"), "../shared/data/wycheproof");
  private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);

  /**
   * The cases that the vectors call valid and Ilk refuses on purpose, by file and number, each with
   * its reason. A case that is not here must be judged as the vectors judge it.
   */
  private static final Map<String, String> STRICTER_ON_PURPOSE = stricterOnPurpose();

  private static Map<String, String> stricterOnPurpose() {
    String symmetric = "symmetric keys prove nothing to a third party, so there is no HMAC";
    String foreignCharacter = "characters outside the alphabet are ignored by some readers only";
    String otherAlgorithm = "the key says `alg: PS256` and the token `PS384`";
    String misspelt = "the key says `alg: ES521`, which is no algorithm";
    return Map.ofEntries(
        entry("signature 1", symmetric),
        entry("signature 348", symmetric),
        entry("signature 352", symmetric),
        entry("signature 357", symmetric),
        entry("signature 358", symmetric),
        entry("signature 359", symmetric),
        entry("signature 372", foreignCharacter),
        entry("signature 373", foreignCharacter),
        entry("signature 376", symmetric),
        entry("signature 377", symmetric),
        entry("signature 346", otherAlgorithm),
        entry("signature 350", otherAlgorithm),
        entry("signature 347", misspelt),
        entry("signature 351", misspelt),
        entry("key 2", symmetric),
        entry("key 13", symmetric),
        entry("key 14", symmetric),
        entry("key 15", symmetric));
  }

  private record Vector(String name, String comment, boolean valid, JsonNode keys, String token) {}

  @TestFactory
  Stream<DynamicTest> every_signature_vector_is_judged_rightly() throws IOException {
    return cases("signature", "json_web_signature_test.json");
  }

  @TestFactory
  Stream<DynamicTest> every_key_vector_is_judged_rightly() throws IOException {
    return cases("key", "json_web_key_test.json");
  }

  @Test
  void every_exception_is_a_valid_case_of_the_vectors() throws IOException {
    List<String> valid =
        Stream.concat(
                read("signature", "json_web_signature_test.json").stream(),
                read("key", "json_web_key_test.json").stream())
            .filter(Vector::valid)
            .map(Vector::name)
            .toList();
    assertTrue(valid.containsAll(STRICTER_ON_PURPOSE.keySet()));
  }

  private static Stream<DynamicTest> cases(String kind, String file) throws IOException {
    List<Vector> vectors = read(kind, file);
    assertEquals(kind.equals("key") ? 26 : 401, vectors.size());
    return vectors.stream()
        .map(vector ->
            DynamicTest.dynamicTest(vector.name() + " " + vector.comment(), () -> judge(vector)));
  }

  private static void judge(Vector vector) {
    boolean expected = vector.valid() && !STRICTER_ON_PURPOSE.containsKey(vector.name());
    Result<PublicJwk> verified =
        JwkSet.parse(vector.keys().toString().getBytes(StandardCharsets.UTF_8))
            .then(keys ->
                CompactJws.parse(vector.token(), UnverifiedJwt.MAX_LENGTH)
                    .then(jws -> jws.verify(keys, ALL)));
    assertEquals(expected, verified instanceof Result.Ok, verified::toString);
  }

  private static List<Vector> read(String kind, String file) throws IOException {
    assumeTrue(
        Files.isDirectory(VECTORS),
        "SKIPPED: put the Wycheproof vectors (testvectors_v1) into " + VECTORS.normalize());
    ObjectMapper mapper = new ObjectMapper();
    JsonNode root = mapper.readTree(VECTORS.resolve(file).toFile());
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode group : root.get("testGroups")) {
      JsonNode key = group.has("public") ? group.get("public") : group.get("private");
      JsonNode keys =
          key.has("keys")
              ? key
              : mapper.createObjectNode().set("keys", mapper.createArrayNode().add(key));
      JsonNode tests = group.get("tests");
      IntStream.range(0, tests.size())
          .mapToObj(tests::get)
          .forEach(test ->
              vectors.add(
                  new Vector(
                      kind + " " + test.get("tcId").asInt(),
                      test.get("comment").asText(),
                      test.get("result").asText().equals("valid"),
                      keys,
                      test.get("jws").asText())));
    }
    return vectors;
  }
}
