package dev.ilk.agent.workload;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.ilk.agent.ilk.Bundles;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JWT-SVID for a process that cannot (JWT-SVID, section 4; Workload API, section 6.2.3).
 */
final class Validation {
  /** JWT-SVID, section 2.1: RSA and ECDSA of NIST's curves, and nothing else. */
  private static final Set<Algorithm> ALGORITHMS =
      EnumSet.complementOf(EnumSet.of(Algorithm.EDDSA, Algorithm.ED25519, Algorithm.ML_DSA_65));

  private static final Set<String> TYPES = Set.of("jwt", "jose");

  private Validation() {}

  /**
   * A token that holds.
   *
   * @param spiffeId whom it names
   * @param claims what it says
   */
  record Valid(String spiffeId, Struct claims) {}

  static Optional<Valid> of(String token, String audience, Bundles bundles, Instant now) {
    JwtChecks checks = JwtChecks.of(ALGORITHMS, new JwtChecks.Audience.CheckedByCaller());
    Result<VerifiedJwt> read =
        UnverifiedJwt.parse(token)
            .then(jwt ->
                jwt.header().type().filter(type -> !TYPES.contains(type)).isPresent()
                    ? Result.failed(otherType())
                    : JwkSet.parse(keys(jwt, bundles)).then(keys -> jwt.verify(keys, checks, now)));
    return read instanceof Result.Ok<VerifiedJwt>(VerifiedJwt jwt)
        ? valid(jwt, audience)
        : Optional.empty();
  }

  /** Which keys is said by the claimed ID's trust domain, before anything is believed. */
  private static byte[] keys(UnverifiedJwt jwt, Bundles bundles) {
    String claimed = jwt.claimed().text("sub").orElse("");
    return bundles.of(claimed).jwt().getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Valid> valid(VerifiedJwt jwt, String audience) {
    boolean meant = jwt.claims().texts("aud").orElse(List.of()).contains(audience);
    return jwt.claims()
        .text("sub")
        .filter(subject -> meant && subject.startsWith("spiffe://"))
        .map(subject -> new Valid(subject, struct(jwt.claims().asMap())));
  }

  private static Problem otherType() {
    return Problem.of(Problem.Kind.UNPROVEN, "type_not_allowed", "no JWT-SVID");
  }

  private static Struct struct(Map<?, ?> members) {
    Struct.Builder struct = Struct.newBuilder();
    members.forEach((name, value) -> struct.putFields(String.valueOf(name), value(value)));
    return struct.build();
  }

  private static Value value(@Nullable Object value) {
    Value.Builder out = Value.newBuilder();
    return switch (value) {
      case String text -> out.setStringValue(text).build();
      case Number number -> out.setNumberValue(number.doubleValue()).build();
      case Boolean truth -> out.setBoolValue(truth).build();
      case Map<?, ?> members -> out.setStructValue(struct(members)).build();
      case List<?> elements -> {
        ListValue.Builder list = ListValue.newBuilder();
        elements.forEach(element -> list.addValues(value(element)));
        yield out.setListValue(list).build();
      }
      case null -> out.setNullValue(NullValue.NULL_VALUE).build();
      default -> out.setStringValue(value.toString()).build();
    };
  }
}
