package dev.ilk.prove.federation.client;

import dev.ilk.actor.Client;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All clients, read. Immutable. What cannot be read was stored by another version; its client is
 * out of force, and the others go on.
 */
final class ClientBook {
  static final ClientBook NONE = new ClientBook(List.of());

  private final List<Client> sources;
  private final Map<String, Method> methods = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, Set<String>> byKeyId = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  ClientBook(List<Client> sources) {
    this.sources = sources;
    for (Client client : sources) {
      switch (MethodReader.read(client.method())) {
        case Result.Ok<Method>(Method method) -> {
          methods.put(client.workload(), method);
          hold(client.workload(), method);
        }
        case Result.Failed<Method>(List<Problem> found) ->
            found.forEach(problem -> problems.add(problem.at(client.workload())));
      }
    }
  }

  /** Made of this very list. */
  boolean isOf(List<Client> current) {
    return sources == current;
  }

  Optional<Method> method(String workload) {
    return Optional.ofNullable(methods.get(workload));
  }

  /** Whose a certificate is, by its thumbprint. */
  Optional<String> holder(String thumbprint) {
    return Optional.ofNullable(holders.get(thumbprint));
  }

  /**
   * Whose key signed an assertion that names it. Only the signature tells: a {@code kid} can be
   * copied into anything, and must not bring a finding upon its owner.
   */
  Optional<String> signer(UnverifiedJwt jwt, Instant now) {
    return jwt.header().keyId().map(byKeyId::get).stream()
        .flatMap(Set::stream)
        .filter(workload ->
            methods.get(workload) instanceof Method.Keys(JwkSet keys)
                && Assertions.isSignedBy(jwt, keys, now))
        .findFirst();
  }

  /** What cannot be read, and what two workloads share. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void hold(String workload, Method method) {
    if (method instanceof Method.Keys(JwkSet keys)) {
      keys.keys().stream()
          .flatMap(key -> key.keyId().stream())
          .forEach(id -> byKeyId.computeIfAbsent(id, one -> new TreeSet<>()).add(workload));
    }
    for (String one : new TreeSet<>(signs(method))) {
      String other = holders.putIfAbsent(one, workload);
      if (other != null && !other.equals(workload)) {
        problems.add(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "client_shared",
                    "`%s` and `%s` would be the same client: they share a key or certificate"
                        .formatted(other, workload))
                .at(workload)
                .mend("give each workload a key of its own"));
      }
    }
  }

  /** What a client is known by. */
  private static List<String> signs(Method method) {
    return switch (method) {
      case Method.Keys(var keys) ->
          keys.keys().stream().map(PublicJwk::key).map(key -> key.thumbprint()).toList();
      case Method.Published(String uri) -> List.of("jwks_uri " + uri);
      case Method.Named named -> List.of(named.sort() + " " + named.name());
      case Method.Own(var thumbprints) -> List.copyOf(thumbprints);
    };
  }
}
