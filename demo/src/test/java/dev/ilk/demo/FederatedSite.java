package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.outside.process.Child;
import dev.ilk.server.config.Place;
import io.spiffe.exception.X509ContextException;
import io.spiffe.workloadapi.DefaultWorkloadApiClient;
import io.spiffe.workloadapi.WorkloadApiClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organisation with an Ilk of its own, whose trust domain and bundle endpoint others can follow,
 * and an agent for which this very process is a workload of it.
 */
final class FederatedSite implements AutoCloseable {
  static final String WORKLOAD = "prod-payments-front";

  private static final Pattern ISSUER = Pattern.compile("issuer: (http\\S+)");

  final String domain;
  final Company company;
  private final int endpoint;
  private final Path folder;
  private ServerProcess agent;
  private WorkloadApiClient client;

  private FederatedSite(String domain, Company company, int endpoint, Path folder) {
    this.domain = domain;
    this.company = company;
    this.endpoint = endpoint;
    this.folder = folder;
  }

  static FederatedSite start(String domain, Path folder) throws Exception {
    Environment prod = new Environment("prod");
    int endpoint = Child.freePort();
    Company company =
        Company.start(
            folder.resolve("company"),
            settings ->
                settings
                    .but()
                    .trustDomains(Map.of(prod, new TrustDomain(domain)))
                    .bundleEndpoints(Map.of(prod, new Place("127.0.0.1", endpoint)))
                    .build());
    FederatedSite site = new FederatedSite(domain, company, endpoint, folder);
    assertEquals(0, company.declare().code());
    Path declared = Files.writeString(folder.resolve("spiffe.yaml"), site.declaration());
    Path policy = Files.writeString(folder.resolve("spiffe.cedar"), site.policy());
    Told applied = company.ilk("apply", "-f", declared.toString(), "-f", policy.toString());
    assertEquals(0, applied.code(), applied.text());
    return site;
  }

  String id() {
    return "spiffe://" + domain + "/main/workload/" + WORKLOAD;
  }

  String endpointId() {
    return "spiffe://" + domain + "/ilk/server";
  }

  String endpoint() {
    return "https://127.0.0.1:%d/e/prod/spiffe/bundle".formatted(endpoint);
  }

  /** The bundle as its owner would hand it over. */
  Path bundle() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(company.ilk() + "/e/prod/spiffe/bundle")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Files.writeString(
          folder.resolve("bundle.json"), http.send(request, BodyHandlers.ofString()).body());
    }
  }

  /** Follows the other one by its own SVID. */
  Told follow(FederatedSite other) throws Exception {
    return company.ilk(
        "federation",
        "add",
        "prod",
        other.domain,
        other.endpoint(),
        "--endpoint-id",
        other.endpointId(),
        "--bundle",
        other.bundle().toString(),
        "--json");
  }

  /** Starts the agent and waits until it gives this process its SVID. */
  WorkloadApiClient client() throws Exception {
    if (client != null) {
      return client;
    }
    Path token = folder.resolve("token");
    Files.writeString(token, company.jobToken(Company.MAIN, company.ilk() + "/agent"));
    Path config = folder.resolve("agent.yaml");
    Files.writeString(
        config,
        """
        ilk: %s
        environment: prod
        socket: agent.sock
        token_file: token
        """
            .formatted(company.ilk()));
    agent = ServerProcess.agent(config);
    client =
        DefaultWorkloadApiClient.newClient(
            DefaultWorkloadApiClient.ClientOptions.builder()
                .spiffeSocketPath("unix:" + folder.resolve("agent.sock"))
                .build());
    for (int attempt = 1; ; attempt++) {
      try {
        client.fetchX509Context();
        return client;
      } catch (X509ContextException e) {
        if (attempt == 20 || !String.valueOf(e.getCause()).contains("UNAVAILABLE")) {
          throw e;
        }
      }
    }
  }

  private String declaration() throws Exception {
    Matcher ci = ISSUER.matcher(Files.readString(company.folder().resolve("company.yaml")));
    assertTrue(ci.find());
    String uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
    return """
    set: spiffe
    workloads:
      - name: prod-node-agent
        subtype: service
        environment: prod
        owner: {team: platform, contact: olga}
        purpose: vouch for the processes of a machine
        credential_lifetime: 10m
        trust:
          - issuer: %s
            audience: %s/agent
            condition: >-
              claims.repository_id == "74" && claims.repository_owner_id == "65"
              && claims.ref == "refs/heads/main" && claims.event_name == "push"
      - name: %s
        subtype: service
        environment: prod
        owner: {team: payments, contact: alice}
        purpose: speak for payments
        processes:
          - {agent: prod-node-agent, uid: "%s"}
    """
        .formatted(ci.group(1), company.ilk(), WORKLOAD, uid);
  }

  private String policy() {
    return """
    @id("agents-at-ilk")
    @reason("an agent may ask Ilk for the processes that it sees")
    permit (principal == Workload::"prod-node-agent", action == Action::"ExchangeToken", resource)
    when { resource.own };

    @id("seen-processes-get-svids")
    @reason("a process that an agent saw gets what names it")
    permit (
      principal is Workload,
      action in [Action::"IssueX509Svid", Action::"IssueJwtSvid"],
      resource == TrustDomain::"%s"
    )
    when { context.proof.method == "process-attestation" };
    """
        .formatted(domain);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : new AutoCloseable[] {client, agent, company}) {
      if (part != null) {
        part.close();
      }
    }
  }
}
