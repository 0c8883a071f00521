package dev.ilk.prove.federation.trust;

import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Claims as the platforms document them, made to fit an issuer, audience and time of a test. */
final class Samples {
  private static final Path FOLDER =
      Path.of(System.getProperty("ilk.root")).resolve("../shared/data/oidc-claims");

  private Samples() {}

  /** One example of a platform; the test is skipped where the collection is not there. */
  static Map<String, Object> of(String platform, int index) throws IOException {
    Path file = FOLDER.resolve(platform + ".json");
    Assumptions.assumeTrue(
        Files.exists(file), () -> "put the collected claim shapes at " + FOLDER + " to run this");
    if (!(Claims.parse(Files.readAllBytes(file)) instanceof Result.Ok<Claims>(Claims sample))
        || !(sample.asMap().get("examples") instanceof List<?> examples)
        || !(examples.get(index) instanceof Map<?, ?> example)) {
      throw new IllegalStateException("not a sample: " + file);
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    example.forEach((name, value) -> claims.put((String) name, value));
    return claims;
  }

  /** Re-issued; the audience stays a string or an array as the platform writes it. */
  static Map<String, Object> reissued(
      Map<String, Object> sample, String issuer, String audience, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>(sample);
    claims.put("iss", issuer);
    claims.put("aud", sample.get("aud") instanceof List<?> ? List.of(audience) : audience);
    claims.put("iat", now.getEpochSecond());
    claims.computeIfPresent("nbf", (name, nbf) -> now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 300);
    return claims;
  }

  static Claims claims(Map<String, Object> members) {
    Claims.Builder claims = Claims.builder();
    members.forEach(claims::put);
    return claims.build();
  }
}
