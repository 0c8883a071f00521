package dev.ilk.lifecycle.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.ClientMethod;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.JwkSet;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The keys that are declared of a client, by their thumbprints. Keeps what else a JWK says. */
final class ClientKeys {
  /** As many keys at once tell of anything but a rotation. */
  static final int MOST = 20;

  private static final int LONGEST = 16 * 1024;
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ClientKeys() {}

  /** What is declared; nothing where Ilk does not hold the keys. */
  static Set<String> of(ClientMethod method) {
    return switch (method) {
      case ClientMethod.Keys(String jwks) -> thumbprints(jwks);
      case ClientMethod.OwnCertificates(Set<String> thumbprints) -> new TreeSet<>(thumbprints);
      case ClientMethod.PublishedKeys published -> Set.of();
      case ClientMethod.Certificate named -> Set.of();
    };
  }

  /** What a rotation of a client is about, if its new key is one and not a secret. */
  static Result<Rotation.Keys> replaced(ClientMethod method, String next) {
    Set<String> old = of(method);
    Optional<String> thumbprint =
        switch (method) {
          case ClientMethod.Keys keys -> single(next);
          case ClientMethod.OwnCertificates own ->
              Optional.of(next).filter(text -> THUMBPRINT.matcher(text).matches());
          case ClientMethod.PublishedKeys published -> Optional.empty();
          case ClientMethod.Certificate named -> Optional.empty();
        };
    if (old.isEmpty()) {
      return refused(
          "not_rotated_here",
          "no keys of its own are declared for it",
          "look at `ilk identity rotate` without a key: it says who replaces what it uses");
    }
    if (thumbprint.isEmpty()) {
      return refused(
          "key_malformed",
          method instanceof ClientMethod.Keys
              ? "the new key is no single public signature key"
              : "the new certificate's SHA-256 is not 43 characters of base64url",
          method instanceof ClientMethod.Keys
              ? "give one JWK, without its private part"
              : "give the certificate itself to `ilk identity rotate --certificate`");
    }
    if (old.contains(thumbprint.get())) {
      return refused("key_known", "the new key is declared already", "make a new one");
    }
    if (old.size() >= MOST) {
      return refused("too_many_keys", "it has %d keys".formatted(old.size()), "take some out");
    }
    return Result.ok(new Rotation.Keys(List.copyOf(old), thumbprint.get(), next));
  }

  /** The same client with the new key too. */
  static ClientMethod with(ClientMethod method, Rotation.Keys keys) {
    if (of(method).contains(keys.next())) {
      return method;
    }
    return switch (method) {
      case ClientMethod.Keys(String jwks) -> new ClientMethod.Keys(added(jwks, keys.material()));
      case ClientMethod.OwnCertificates(Set<String> thumbprints) -> {
        Set<String> all = new LinkedHashSet<>(thumbprints);
        all.add(keys.next());
        yield new ClientMethod.OwnCertificates(all);
      }
      case ClientMethod.PublishedKeys published -> published;
      case ClientMethod.Certificate named -> named;
    };
  }

  /** The same client without some keys. */
  static ClientMethod without(ClientMethod method, Collection<String> gone) {
    if (of(method).stream().noneMatch(gone::contains)) {
      return method;
    }
    return switch (method) {
      case ClientMethod.Keys(String jwks) ->
          new ClientMethod.Keys(kept(jwks, key -> single(key).filter(gone::contains).isEmpty()));
      case ClientMethod.OwnCertificates(Set<String> thumbprints) -> {
        Set<String> left = new LinkedHashSet<>(thumbprints);
        left.removeAll(gone);
        yield new ClientMethod.OwnCertificates(left);
      }
      case ClientMethod.PublishedKeys published -> published;
      case ClientMethod.Certificate named -> named;
    };
  }

  private static Set<String> thumbprints(String jwks) {
    Set<String> found = new LinkedHashSet<>();
    read(jwks).ifPresent(set -> set.keys().forEach(key -> found.add(key.key().thumbprint())));
    return found;
  }

  private static Optional<String> single(String jwk) {
    return Optional.of(jwk)
        .filter(text -> text.length() <= LONGEST)
        .flatMap(text -> read("{\"keys\":[" + text + "]}"))
        .filter(set -> set.skipped().isEmpty() && set.keys().size() == 1)
        .map(set -> set.keys().getFirst().key().thumbprint());
  }

  private static Optional<JwkSet> read(String json) {
    return switch (JwkSet.parse(json.getBytes(StandardCharsets.UTF_8))) {
      case Result.Ok<JwkSet>(JwkSet set) -> Optional.of(set);
      case Result.Failed<JwkSet> failed -> Optional.empty();
    };
  }

  private static String added(String jwks, String jwk) {
    ObjectNode set = object(jwks);
    ((ArrayNode) set.path("keys")).add(object(jwk));
    return set.toString();
  }

  private static String kept(String jwks, Predicate<String> stays) {
    ObjectNode set = object(jwks);
    ArrayNode left = JSON.createArrayNode();
    for (JsonNode key : set.path("keys")) {
      if (stays.test(key.toString())) {
        left.add(key);
      }
    }
    set.set("keys", left);
    return set.toString();
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read before is no JSON", e);
    }
  }

  private static Result<Rotation.Keys> refused(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).at("key").mend(remedy));
  }
}
