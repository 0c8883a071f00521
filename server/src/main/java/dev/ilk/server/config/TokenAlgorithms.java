package dev.ilk.server.config;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.ring.RingName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what signs the tokens of each issuer that is named. */
final class TokenAlgorithms {
  private static final Pattern ISSUER =
      Pattern.compile("[a-z][a-z0-9]{1,19}/(human|workload|agent)");

  private TokenAlgorithms() {}

  static Map<RingName, Algorithm> read(Section section) {
    Map<RingName, Algorithm> chosen = new HashMap<>();
    for (String name : section.names()) {
      Optional<String> text = section.text(name);
      Optional<Algorithm> algorithm = text.flatMap(Algorithm::named).filter(Algorithm::signs);
      if (!ISSUER.matcher(name).matches()) {
        section.wrong(
            name, "expected an environment and human, workload or agent, as `prod/workload`");
      } else if (text.isPresent() && algorithm.isEmpty()) {
        section.wrong(name, "expected ES256, EdDSA, RS256 or ML-DSA-65");
      } else {
        algorithm.ifPresent(one -> chosen.put(new RingName(name), one));
      }
    }
    return chosen;
  }
}
