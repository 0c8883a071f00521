package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.List;
import java.util.Map;

/**
 * An organisation with an Ilk of its own, whose trust domain and bundle endpoint others can follow,
 * and an agent for which this very process is a workload of it.
 */
final class FederatedSite implements AutoCloseable {
  static final String WORKLOAD = "prod-payments-front";

  final String domain;
  final Company company;
  private final int endpoint;
  private final Path folder;
  private final MachineAgent machine;
  private ServerProcess agent;
  private WorkloadApiClient client;

  private FederatedSite(String domain, Company company, int endpoint, Path folder) {
    this.domain = domain;
    this.company = company;
    this.endpoint = endpoint;
    this.folder = folder;
    this.machine = new MachineAgent(company, folder);
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
    Told applied =
        site.machine.declare(
            List.of(new MachineAgent.Seen(WORKLOAD, "speak for payments", "")), site.policy());
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
    machine.vouch();
    agent = ServerProcess.agent(machine.configuration());
    client =
        DefaultWorkloadApiClient.newClient(
            DefaultWorkloadApiClient.ClientOptions.builder()
                .spiffeSocketPath("unix:" + machine.socket())
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

  private String policy() {
    return """
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
