package dev.ilk.demo;

import dev.ilk.guard.Asking;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardSettings;
import dev.ilk.guard.OwnToken;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.platform.GitHubActions;
import dev.ilk.outside.platform.KubernetesCluster;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.server.config.Settings;
import dev.ilk.server.node.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Acme: a CI platform, a cluster, an identity provider, Ilk, and a payments API, all running. */
public final class Company implements AutoCloseable {
  /** The repository of payments, on its main branch. */
  public static final GitHubActions.Job MAIN =
      new GitHubActions.Job(
          "acme", "65", "payments", "74", "refs/heads/main", "push", "deploy.yml");

  static final KubernetesCluster.Pod API_POD =
      new KubernetesCluster.Pod(
          "payments", "payments-api", "a087d5a0-e1dd-43ec-93ac-f13d89cd13af", "payments-api-5f6d");

  static final KubernetesCluster.Pod AGENT_POD =
      new KubernetesCluster.Pod(
          "agents", "invoice-helper", "0d5a8f6e-9c1b-4a7e-8f53-1f0e6d2c4b9a", "invoice-helper-0");

  private static final Duration POD_TOKEN = Duration.ofHours(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock = InstantSource.system();
  private final Path folder;
  private final GitHubActions ci;
  private final KubernetesCluster cluster;
  private final Node node;

  private Company(Path folder, GitHubActions ci, KubernetesCluster cluster, Node node) {
    this.folder = folder;
    this.ci = ci;
    this.cluster = cluster;
    this.node = node;
  }

  /**
   * Starts all of it but the payments API, which needs Ilk to know it first.
   *
   * @param folder where everything is kept
   * @param adjust changes how Ilk runs, such as where it stores
   * @return the company
   * @throws IOException if a part cannot be started
   */
  public static Company start(Path folder, UnaryOperator<Settings> adjust) throws IOException {
    GitHubActions ci = GitHubActions.start();
    KubernetesCluster cluster = KubernetesCluster.start();
    InstantSource clock = InstantSource.system();
    SampleProvider provider =
        SampleProvider.start(
            List.of(
                SampleUser.of("alice", "Alice Winter"),
                SampleUser.of("olga", "Olga Brandt"),
                SampleUser.of("mallory", "Mallory Stone")),
            clock);
    Settings settings =
        adjust.apply(
            new Settings(
                Optional.empty(),
                "127.0.0.1",
                0,
                folder,
                Settings.embedded(folder).store(),
                Optional.empty(),
                "node-1",
                List.of(
                    new Provider(
                        "corp",
                        "Acme",
                        provider.issuer(),
                        "ilk",
                        Optional.empty(),
                        Provider.DEFAULT_SCOPES,
                        Provider.DEFAULT_ALGORITHMS)),
                true,
                Optional.empty()));
    Node node =
        switch (Node.start(settings, clock)) {
          case Result.Ok<Node>(Node started) -> started;
          case Result.Failed<Node>(List<Problem> problems) ->
              throw new IOException(problems.getFirst().sentence());
        };
    Company company = new Company(folder, ci, cluster, node);
    List.of(ci, cluster, provider, node).forEach(company.parts::push);
    provider.register(
        new SampleClient(
            "ilk", Optional.empty(), URI.create(company.ilk() + "/console/login/callback/corp")));
    company.write("company.yaml");
    company.write("payments.cedar");
    return company;
  }

  /**
   * Starts the payments API, guarded.
   *
   * @return the running service
   */
  PaymentsApi startPayments() {
    URI ilk = URI.create(ilk());
    OwnToken own = enforcementPoint();
    Guard guard =
        Guard.start(
            GuardSettings.of(
                ilk, PaymentsApi.AUDIENCE, ilk() + "/e/prod/workload", ilk() + "/e/prod/agent"),
            clock,
            new Asking(ilk, own));
    parts.push(guard);
    PaymentsApi api = PaymentsApi.start(guard);
    parts.push(api);
    return api;
  }

  /**
   * The payments API's own token for Ilk's interfaces, as its pod would get it.
   *
   * @return exchanged when first needed
   */
  public OwnToken enforcementPoint() {
    return new OwnToken(
        ilk() + "/e/prod/workload", URI.create(ilk()), () -> podToken(API_POD, ilk()), clock);
  }

  /**
   * The public address of Ilk.
   *
   * @return without a trailing slash
   */
  public String ilk() {
    return node.address();
  }

  /**
   * Where Ilk asks its callers for certificates.
   *
   * @return without a trailing slash; empty if nowhere
   */
  public Optional<String> ilkMutual() {
    return node.mutualAddress();
  }

  /**
   * The port that Ilk listens on.
   *
   * @return on the loopback interface
   */
  public int port() {
    return node.port();
  }

  /**
   * Where everything is kept.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * A job's token.
   *
   * @param job which job
   * @param audience for whom
   * @return issued now
   */
  public String jobToken(GitHubActions.Job job, String audience) {
    return ci.token(job, audience, clock.instant());
  }

  String expiredJobToken(GitHubActions.Job job, String audience) {
    return ci.token(job, audience, clock.instant().minus(Duration.ofMinutes(20)));
  }

  String podToken(KubernetesCluster.Pod pod, String audience) {
    return cluster.token(pod, audience, clock.instant(), POD_TOKEN);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Runs a command line against this Ilk, at its local socket.
   *
   * @param arguments without {@code --data}
   * @return what it said
   */
  public Told ilk(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(folder.toString());
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int code = dev.ilk.cli.Main.run(writer, writer, all.toArray(String[]::new));
    writer.flush();
    return new Told(code, text.toString());
  }

  private void write(String name) throws IOException {
    try (InputStream in = Company.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .replace("${ci}", ci.identifier())
              .replace("${cluster}", cluster.identifier())
              .replace("${ilk}", ilk());
      Files.writeString(folder.resolve(name), text);
    }
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("while stopping: " + e);
      }
    }
  }
}
