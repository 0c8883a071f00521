package dev.ilk.keys.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one key of a JWK set (RFC 7517, section 4; RFC 7518, section 6; RFC 8037, section 2; RFC
 * 9964).
 *
 * <p>Only the members that make up the public key reach the library; certificates and URLs in the
 * key ({@code x5c}, {@code x5u}) are ignored.
 */
final class JwkReader {
  /** The parts of private RSA, EC and OKP keys, and the value of a symmetric key. */
  private static final List<String> PRIVATE_MEMBERS =
      List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

  /** {@code jwt-svid} is what SPIFFE bundles say for keys that sign tokens. */
  private static final Set<String> SIGNING_USES = Set.of("sig", "jwt-svid");

  private static final Map<String, Curve> CURVES =
      Map.of("P-256", Curve.P_256, "P-384", Curve.P_384, "P-521", Curve.P_521);

  private final Map<?, ?> members;

  private JwkReader(Map<?, ?> members) {
    this.members = members;
  }

  static Result<PublicJwk> read(Map<?, ?> members) {
    JwkReader reader = new JwkReader(members);
    return reader
        .purpose()
        .map(Result::<PublicJwk>failed)
        .orElseGet(() -> reader.key().then(reader::named));
  }

  /** What speaks against using this key for verifying, whichever type it has. */
  private Optional<Problem> purpose() {
    if ("oct".equals(members.get("kty"))
        || PRIVATE_MEMBERS.stream().anyMatch(members::containsKey)) {
      return Optional.of(
          problem("key_private", "a secret key has no place among public keys")
              .mend("tell its owner: the key is public now and must be replaced"));
    }
    if (members.containsKey("use") && !SIGNING_USES.contains(members.get("use"))) {
      return Optional.of(problem("key_use_other", "the key is not for signatures").at("use"));
    }
    if (members.containsKey("key_ops")
        && !(members.get("key_ops") instanceof List<?> uses && uses.contains("verify"))) {
      return Optional.of(problem("key_use_other", "the key is not for verifying").at("key_ops"));
    }
    return Optional.empty();
  }

  private Result<VerifyingKey> key() {
    try {
      return switch (String.valueOf(members.get("kty"))) {
        case "RSA" -> rsa();
        case "EC" -> curve();
        case "OKP" -> edwards();
        case "AKP" -> lattice();
        default ->
            Result.failed(problem("key_type_unknown", "the key's type is not used here").at("kty"));
      };
    } catch (JOSEException | IllegalArgumentException | IllegalStateException e) {
      // What the library says of a point that is not on its curve.
      return Result.failed(malformed());
    }
  }

  private Result<VerifyingKey> rsa() {
    Optional<Base64URL> modulus = bytes("n", -1);
    Optional<Base64URL> exponent = bytes("e", -1);
    return modulus.isEmpty() || exponent.isEmpty()
        ? Result.failed(malformed())
        : VerifyingKey.ofRsa(
            modulus.get().decodeToBigInteger(), exponent.get().decodeToBigInteger());
  }

  private Result<VerifyingKey> curve() throws JOSEException {
    Curve curve = members.get("crv") instanceof String name ? CURVES.get(name) : null;
    if (curve == null) {
      return Result.failed(
          problem("key_type_unknown", "the key's curve is not used here").at("crv"));
    }
    int length = (curve.toECParameterSpec().getCurve().getField().getFieldSize() + 7) / 8;
    Optional<Base64URL> x = bytes("x", length);
    Optional<Base64URL> y = bytes("y", length);
    return x.isEmpty() || y.isEmpty()
        ? Result.failed(malformed())
        : VerifyingKey.of(new ECKey.Builder(curve, x.get(), y.get()).build().toECPublicKey());
  }

  private Result<VerifyingKey> edwards() {
    if (!"Ed25519".equals(members.get("crv"))) {
      return Result.failed(
          problem("key_type_unknown", "the key's curve is not used here").at("crv"));
    }
    return bytes("x", 32)
        .map(x -> VerifyingKey.ofRawEd25519(x.decode()))
        .orElseGet(() -> Result.failed(malformed()));
  }

  /** The type stands in {@code alg}, which is part of the key (RFC 9964). */
  private Result<VerifyingKey> lattice() {
    if (!Algorithm.ML_DSA_65.joseName().equals(members.get("alg"))) {
      return Result.failed(
          problem("key_type_unknown", "the key's algorithm is not used here").at("alg"));
    }
    return bytes("pub", -1)
        .map(pub -> VerifyingKey.ofRawMlDsa65(pub.decode()))
        .orElseGet(() -> Result.failed(malformed()));
  }

  private Result<PublicJwk> named(VerifyingKey key) {
    Optional<Algorithm> algorithm = Optional.empty();
    if (members.containsKey("alg")) {
      algorithm =
          members.get("alg") instanceof String name ? Algorithm.named(name) : Optional.empty();
      if (algorithm.filter(known -> known.keyType() == key.type()).isEmpty()) {
        return Result.failed(
            problem(
                    "key_algorithm_unknown",
                    "the key is for an algorithm that is not used here, or that does not fit it")
                .at("alg"));
      }
    }
    Object keyId = members.get("kid");
    if (keyId != null && !(keyId instanceof String kid && kid.length() <= JoseHeader.MAX_TEXT)) {
      return Result.failed(malformed().at("kid"));
    }
    return Result.ok(new PublicJwk(Optional.ofNullable((String) keyId), algorithm, key));
  }

  /** A member in canonical base64url, of that many bytes unless the length is negative. */
  private Optional<Base64URL> bytes(String name, int length) {
    return Optional.ofNullable(members.get(name) instanceof String text ? text : null)
        .filter(text ->
            Base64Url.decode(text)
                .filter(bytes -> length < 0 ? bytes.length > 0 : bytes.length == length)
                .isPresent())
        .map(Base64URL::new);
  }

  private static Problem malformed() {
    return problem("key_malformed", "the key's members do not make a public key");
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
