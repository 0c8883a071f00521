package dev.ilk.demo;

import dev.ilk.cli.TemporaryFolder;
import dev.ilk.guard.Asking;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardSettings;
import dev.ilk.guard.OwnToken;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.platform.GitHubActions;
import dev.ilk.outside.platform.KubernetesCluster;
import dev.ilk.server.config.Settings;
import dev.ilk.server.node.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

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

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock;
  private final Path folder;
  private final Neighbours neighbours;
  private final Node node;
  private final String[] declaration;

  private Company(
      Path folder, Neighbours neighbours, Node node, String[] declaration, InstantSource clock) {
    this.folder = folder;
    this.declaration = declaration;
    this.neighbours = neighbours;
    this.node = node;
    this.clock = clock;
    parts.push(neighbours);
    parts.push(node);
  }

  /** Changes how Ilk runs, such as where it stores. */
  public interface Adjustment {
    /**
     * Changes it.
     *
     * @param settings as Ilk would run otherwise
     * @return as it shall run
     * @throws IOException if what it shall run with cannot be prepared
     */
    Settings adjust(Settings settings) throws IOException;
  }

  /**
   * Starts all of it in a folder that goes with it.
   *
   * @param adjustment changes how Ilk runs
   * @return the company, without its payments API
   * @throws IOException if a part cannot be started
   */
  public static Company start(Adjustment adjustment) throws IOException {
    return start(adjustment, InstantSource.system());
  }

  /** Starts all of it in a folder that goes with it, at a time of its own. */
  static Company start(Adjustment adjustment, InstantSource clock) throws IOException {
    TemporaryFolder folder = TemporaryFolder.make();
    try {
      Company company = start(folder.path(), adjustment, clock);
      // Taken down last.
      company.parts.addLast(folder);
      return company;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Starts all of it but the payments API, which needs Ilk to know it first.
   *
   * @param folder where everything is kept
   * @param adjustment changes how Ilk runs
   * @return the company
   * @throws IOException if a part cannot be started
   */
  public static Company start(Path folder, Adjustment adjustment) throws IOException {
    return start(folder, adjustment, InstantSource.system());
  }

  private static Company start(Path folder, Adjustment adjustment, InstantSource clock)
      throws IOException {
    Neighbours neighbours = Neighbours.start(clock);
    Settings settings =
        Settings.embedded(folder)
            .but()
            .port(0)
            .providers(List.of(neighbours.provider()))
            .privateIssuers(true)
            .build();
    try {
      Node node =
          switch (Node.start(adjustment.adjust(settings), clock)) {
            case Result.Ok<Node>(Node started) -> started;
            case Result.Failed<Node>(List<Problem> problems) ->
                throw new IOException(problems.getFirst().sentence());
          };
      neighbours.meet(node.address());
      String[] declaration = neighbours.declare(folder, node.address());
      return new Company(folder, neighbours, node, declaration, clock);
    } catch (IOException e) {
      neighbours.close();
      throw e;
    }
  }

  /**
   * Applies Acme's declaration: {@code company.yaml} and {@code payments.cedar} in its folder.
   *
   * @return what {@code ilk apply} said
   */
  public Told declare() {
    return ilk(declaration);
  }

  /**
   * Applies policies, and what else a set of its own declares.
   *
   * @param set the set's name, and its files'
   * @param declaration the set's file, which names it
   * @param policies in Cedar
   * @return what {@code ilk apply} said
   * @throws IOException if the files cannot be written
   */
  public Told apply(String set, String declaration, String policies) throws IOException {
    Path declared = Files.writeString(folder.resolve(set + ".yaml"), declaration);
    Path cedar = Files.writeString(folder.resolve(set + ".cedar"), policies);
    return ilk("apply", "-f", declared.toString(), "-f", cedar.toString());
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
   * The port that Prometheus reads at.
   *
   * @return on the loopback interface; -1 if it reads at none
   */
  public int metricsPort() {
    return node.metricsPort();
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
   * Who issues the jobs' tokens.
   *
   * @return the issuer
   */
  public String pipelines() {
    return neighbours.pipelines();
  }

  /**
   * A job's token.
   *
   * @param job which job
   * @param audience for whom
   * @return issued now
   */
  public String jobToken(GitHubActions.Job job, String audience) {
    return neighbours.jobToken(job, audience, clock.instant());
  }

  String expiredJobToken(GitHubActions.Job job, String audience) {
    return neighbours.jobToken(job, audience, clock.instant().minus(Duration.ofMinutes(20)));
  }

  /** Takes the company's identity provider away, as an outage does. */
  void stopProvider() {
    neighbours.stopProvider();
  }

  String podToken(KubernetesCluster.Pod pod, String audience) {
    return neighbours.podToken(pod, audience);
  }

  /**
   * Runs a command line against this Ilk, at its local socket.
   *
   * @param arguments without {@code --data}
   * @return what it said
   */
  public Told ilk(String... arguments) {
    return Told.by(folder, arguments);
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
