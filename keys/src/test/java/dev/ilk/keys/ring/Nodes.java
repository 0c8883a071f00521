package dev.ilk.keys.ring;

import static org.junit.jupiter.api.Assertions.fail;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.Signer;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Nodes over one store, with one clock and one root key. */
final class Nodes {
  static final RingName PROD = new RingName("prod/workload");

  final SettableClock clock = new SettableClock();
  final MemoryKeyStore store = new MemoryKeyStore();
  final RootKey root = TestRoots.fresh();

  KeyRings node() {
    return node(RootKeys.of(root), RingPolicy.TOKENS);
  }

  KeyRings node(RootKeys roots, RingPolicy policy) {
    return new KeyRings(store, new SigningKeys(roots), name -> policy, clock);
  }

  /** A token that outlives every key. */
  String token(Signer signer) {
    Claims claims = Claims.builder().put("exp", clock.instant().plus(Duration.ofDays(400))).build();
    return JwtSigner.sign(signer, JwtSigner.ACCESS_TOKEN, claims);
  }

  String verification(String token, JwkSet keys) {
    JwtChecks checks =
        JwtChecks.of(Set.of(Algorithm.ES256), new JwtChecks.Audience.CheckedByCaller());
    return outcome(
        UnverifiedJwt.parse(token).then(jwt -> jwt.verify(keys, checks, clock.instant())));
  }

  /** Runs the same on many fresh nodes at the same moment. */
  <T> List<T> atOnce(int count, Step<T> step) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> attempts = new ArrayList<>();
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        KeyRings node = node();
        Callable<T> task =
            () -> {
              start.await();
              return step.on(node);
            };
        attempts.add(threads.submit(task));
      }
      start.countDown();
      for (Future<T> attempt : attempts) {
        results.add(attempt.get());
      }
    }
    return results;
  }

  /** What a node does. */
  @FunctionalInterface
  interface Step<T> {
    T on(KeyRings node) throws Exception;
  }

  static List<String> kids(KeyRings node) throws KeysUnavailable {
    return node.published(PROD).keys().stream().map(key -> key.keyId().orElseThrow()).toList();
  }

  /** The code of the refusal, or {@code ok}. */
  static String outcome(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object ignored) -> "ok";
      case Result.Failed<?>(List<Problem> problems) -> problems.getFirst().code();
    };
  }

  static <T> T value(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T>(List<Problem> problems) -> fail(problems.getFirst().sentence());
    };
  }
}
