package dev.ilk.outside.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void tokens_of_both_platforms_verify_with_the_keys_they_publish() throws Exception {
    try (GitHubActions ci = GitHubActions.start();
        KubernetesCluster cluster = KubernetesCluster.start()) {
      GitHubActions.Job job =
          new GitHubActions.Job(
              "acme", "65", "payments", "74", "refs/heads/main", "push", "deploy.yml");
      verify(ci.identifier(), ci.token(job, "https://ilk.example", NOW));
      KubernetesCluster.Pod pod = new KubernetesCluster.Pod("payments", "api", "uid-1", "api-5f6d");
      verify(
          cluster.identifier(),
          cluster.token(pod, "https://ilk.example", NOW, Duration.ofHours(1)));
    }
  }

  private static void verify(String issuer, String token) throws Exception {
    Claims metadata = parsed(get(issuer + "/.well-known/openid-configuration"));
    assertEquals(issuer, metadata.text("issuer").orElseThrow());
    Result<JwkSet> keys = JwkSet.parse(get(metadata.text("jwks_uri").orElseThrow()));
    JwtChecks checks =
        JwtChecks.of(
            Set.of(Algorithm.RS256, Algorithm.ES256),
            new JwtChecks.Audience.OneOf(Set.of("https://ilk.example")));
    Result<?> verified =
        keys.then(set -> UnverifiedJwt.parse(token).then(jwt -> jwt.verify(set, checks, NOW)));
    assertInstanceOf(Result.Ok.class, verified, verified.toString());
  }

  private static Claims parsed(byte[] json) {
    return switch (Claims.parse(json)) {
      case Result.Ok<Claims>(Claims claims) -> claims;
      case Result.Failed<Claims>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static byte[] get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    }
  }
}
