package dev.ilk.keys.jose;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys of one issuer (RFC 7517, section 5). Immutable; keys keep their order.
 *
 * <p>INVARIANT: no two keys share both id and type, so a token's {@code kid} and {@code alg} choose
 * at most one.
 */
public final class JwkSet {
  /** Longer sets are refused, in bytes. */
  public static final int MAX_BYTES = 256 * 1024;

  /** Sets with more keys are refused. */
  public static final int MAX_KEYS = 100;

  private final List<PublicJwk> keys;
  private final List<Skipped> skipped;

  /**
   * A key of a set that is not used, and why.
   *
   * @param keyId its id, if it has a readable one
   * @param why what speaks against it
   */
  public record Skipped(Optional<String> keyId, Problem why) {}

  private JwkSet(List<PublicJwk> keys, List<Skipped> skipped) {
    this.keys = List.copyOf(keys);
    this.skipped = List.copyOf(skipped);
  }

  /**
   * A set of keys that are known to be good.
   *
   * @param keys in the order in which they shall be published, no two with the same id
   * @return the set
   */
  public static JwkSet of(List<PublicJwk> keys) {
    if (keys.stream().map(PublicJwk::keyId).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("two keys with the same id");
    }
    return new JwkSet(keys, List.of());
  }

  /**
   * Reads a set that came from elsewhere. A key of unknown type, for another use, weak, damaged or
   * even secret is left out and listed in {@link #skipped()}; the others can be used. Where keys of
   * the same type share an id and differ, all of them are left out.
   *
   * @param json of any length and content
   * @return the set, possibly without keys, or {@code jwks_malformed} or {@code jwks_too_large}
   */
  public static Result<JwkSet> parse(byte[] json) {
    if (json.length > MAX_BYTES) {
      return tooLarge(json.length + " bytes, more than " + MAX_BYTES);
    }
    return Claims.parse(json)
        .then(members -> {
          if (!(members.asMap().get("keys") instanceof List<?> entries)) {
            return malformed("a set of keys has an array `keys`");
          }
          return entries.size() > MAX_KEYS
              ? tooLarge(entries.size() + " keys, more than " + MAX_KEYS)
              : read(entries);
        });
  }

  /**
   * The keys that can be used.
   *
   * @return in the order of the set
   */
  public List<PublicJwk> keys() {
    return keys;
  }

  /**
   * The keys that cannot be used, for diagnosis.
   *
   * @return empty if all can
   */
  public List<Skipped> skipped() {
    return skipped;
  }

  /**
   * The set as it is published. The same keys give the same bytes.
   *
   * @return JSON of the media type {@code application/jwk-set+json}
   */
  public String json() {
    List<Map<String, Object>> members = keys.stream().map(PublicJwk::members).toList();
    return new String(JsonWriter.write(Map.of("keys", members)), StandardCharsets.UTF_8);
  }

  /**
   * Chooses the key that a token must be signed with.
   *
   * @param keyId the token's {@code kid}, if it has one
   * @param algorithm the token's {@code alg}
   * @return the key, or {@link Refusal#KEY_UNKNOWN}, {@link Refusal#KEY_AMBIGUOUS} or {@link
   *     Refusal#KEY_UNSUITABLE}
   */
  Result<PublicJwk> find(Optional<String> keyId, Algorithm algorithm) {
    List<PublicJwk> named =
        keyId.isEmpty() ? keys : keys.stream().filter(key -> key.keyId().equals(keyId)).toList();
    List<PublicJwk> fitting = named.stream().filter(key -> key.fits(algorithm)).toList();
    if (fitting.size() == 1) {
      return Result.ok(fitting.getFirst());
    }
    if (fitting.size() > 1) {
      return Result.failed(
          Refusal.KEY_AMBIGUOUS.problem("the token names no key, and more than one would fit"));
    }
    String shown = keyId.map(kid -> "`" + kid + "`").orElse("without an id");
    if (keyId.isPresent() && !named.isEmpty()) {
      return Result.failed(
          Refusal.KEY_UNSUITABLE.problem(
              "the key " + shown + " is not for the algorithm `" + algorithm.joseName() + "`"));
    }
    return Result.failed(
        skipped.stream()
            .filter(skip -> keyId.isPresent() && skip.keyId().equals(keyId))
            .findFirst()
            .map(skip ->
                Refusal.KEY_UNSUITABLE.problem(
                    "the key " + shown + " cannot be used: " + skip.why().message()))
            .orElseGet(() -> Refusal.KEY_UNKNOWN.problem("the issuer publishes no key " + shown)));
  }

  private static Result<JwkSet> read(List<?> entries) {
    Map<Object, List<PublicJwk>> byName = new LinkedHashMap<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> members)) {
        return malformed("a key is not a JSON object");
      }
      switch (JwkReader.read(members)) {
        case Result.Ok<PublicJwk>(PublicJwk key) -> {
          List<PublicJwk> same = byName.computeIfAbsent(name(key), name -> new ArrayList<>());
          if (!same.contains(key)) {
            same.add(key);
          }
        }
        case Result.Failed<PublicJwk>(List<Problem> problems) ->
            skipped.add(
                new Skipped(
                    members.get("kid") instanceof String kid ? Optional.of(kid) : Optional.empty(),
                    problems.getFirst()));
      }
    }
    List<PublicJwk> keys = new ArrayList<>();
    for (List<PublicJwk> same : byName.values()) {
      if (same.size() == 1) {
        keys.add(same.getFirst());
      } else {
        same.forEach(key -> skipped.add(new Skipped(key.keyId(), sharedId())));
      }
    }
    return Result.ok(new JwkSet(keys, skipped));
  }

  /** Keys without an id never share one; keys of several types may (RFC 7517, section 4.5). */
  private static Object name(PublicJwk key) {
    return key.keyId().isPresent()
        ? List.of(key.keyId().get(), key.key().type())
        : key.key().thumbprint();
  }

  private static Problem sharedId() {
    return Problem.of(
        Problem.Kind.INVALID, "key_id_shared", "several different keys share this id");
  }

  private static Result<JwkSet> malformed(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "jwks_malformed", message));
  }

  private static Result<JwkSet> tooLarge(String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "jwks_too_large", "a set of keys of " + message));
  }
}
