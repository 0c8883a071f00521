package dev.ilk.demo;

import dev.ilk.outside.platform.GitHubActions;
import dev.ilk.outside.platform.KubernetesCluster;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.provider.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands around Ilk at Acme: a CI platform, a cluster and an identity provider, each a real
 * issuer over HTTP, and the declaration of everyone who comes from there.
 */
final class Neighbours implements AutoCloseable {
  private static final Duration POD_TOKEN = Duration.ofHours(1);
  private static final List<String> DECLARATION = List.of("company.yaml", "payments.cedar");

  private final GitHubActions ci;
  private final KubernetesCluster cluster;
  private final SampleProvider provider;
  private final InstantSource clock;

  private Neighbours(
      GitHubActions ci, KubernetesCluster cluster, SampleProvider provider, InstantSource clock) {
    this.ci = ci;
    this.cluster = cluster;
    this.provider = provider;
    this.clock = clock;
  }

  static Neighbours start(InstantSource clock) throws IOException {
    GitHubActions ci = GitHubActions.start();
    KubernetesCluster cluster = KubernetesCluster.start();
    SampleProvider provider =
        SampleProvider.start(
            List.of(
                SampleUser.of("alice", "Alice Winter"),
                SampleUser.of("olga", "Olga Brandt"),
                SampleUser.of("bob", "Bob Keller"),
                SampleUser.of("mallory", "Mallory Stone")),
            clock);
    return new Neighbours(ci, cluster, provider, clock);
  }

  /** The identity provider, as Ilk is configured with it. */
  Provider provider() {
    return new Provider(
        "corp",
        "Acme",
        provider.issuer(),
        "ilk",
        Optional.empty(),
        Provider.DEFAULT_SCOPES,
        Provider.DEFAULT_ALGORITHMS);
  }

  /** Tells the identity provider where Ilk is, so that people may be sent back there. */
  void meet(String ilk) {
    provider.register(
        new SampleClient(
            "ilk", Optional.empty(), URI.create(ilk + "/console/login/callback/corp")));
  }

  /**
   * Writes Acme's declaration for an Ilk.
   *
   * @param folder where to
   * @param ilk its public address
   * @return the command line that applies it
   */
  String[] declare(Path folder, String ilk) throws IOException {
    for (String name : DECLARATION) {
      try (InputStream in = Neighbours.class.getResourceAsStream(name)) {
        String text =
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                .replace("${ci}", ci.identifier())
                .replace("${cluster}", cluster.identifier())
                .replace("${ilk}", ilk);
        Files.writeString(folder.resolve(name), text);
      }
    }
    return new String[] {
      "apply",
      "-f",
      folder.resolve(DECLARATION.getFirst()).toString(),
      "-f",
      folder.resolve(DECLARATION.getLast()).toString()
    };
  }

  /** The issuer of the jobs' tokens. */
  String pipelines() {
    return ci.identifier();
  }

  String jobToken(GitHubActions.Job job, String audience, Instant at) {
    return ci.token(job, audience, at);
  }

  void stopProvider() {
    provider.close();
  }

  String podToken(KubernetesCluster.Pod pod, String audience) {
    return cluster.token(pod, audience, clock.instant(), POD_TOKEN);
  }

  @Override
  public void close() {
    provider.close();
    cluster.close();
    ci.close();
  }
}
