package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.keys.SecretRef;
import dev.ilk.server.config.TlsSettings;
import io.spiffe.exception.X509ContextException;
import io.spiffe.workloadapi.DefaultWorkloadApiClient;
import io.spiffe.workloadapi.WorkloadApiClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent that proves itself by the certificate that its machine has already. */
class CertifiedAgentTest {
  private static final String PASSWORD = "changeit";
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir static Path folder;
  private static Company company;
  private static Authority machines;

  @BeforeAll
  static void start() throws Exception {
    Identity server = Identity.of("ilk");
    server.write(folder.resolve("tls.pem"), folder.resolve("tls.key"));
    trust(server);
    machines = Authority.of("Acme machines");
    TlsSettings tls =
        new TlsSettings(
            folder.resolve("tls.pem"),
            new SecretRef.File(folder.resolve("tls.key")),
            Optional.of(new TlsSettings.Clients("127.0.0.1", 0, Optional.empty())));
    company =
        Company.start(
            folder.resolve("ilk"), settings -> settings.but().tls(Optional.of(tls)).build());
    assertEquals(0, company.declare().code());
    Path declared = Files.writeString(folder.resolve("spiffe.yaml"), declaration());
    Path policy =
        Files.writeString(
            folder.resolve("spiffe.cedar"),
            """
            @id("agents-at-ilk")
            permit (principal == Workload::"prod-node-1", action == Action::"ExchangeToken", resource)
            when { resource.own && context.proof.method == "tls-client-auth" };

            @id("seen-processes-get-svids")
            permit (principal is Workload, action == Action::"IssueX509Svid", resource)
            when { context.proof.method == "process-attestation" };
            """);
    Told applied = company.ilk("apply", "-f", declared.toString(), "-f", policy.toString());
    assertEquals(0, applied.code(), applied.text());
  }

  @AfterAll
  static void stop() {
    if (company != null) {
      company.close();
    }
  }

  private static String declaration() throws Exception {
    return """
    set: spiffe
    workloads:
      - name: prod-node-1
        subtype: service
        environment: prod
        owner: {team: platform, contact: olga}
        purpose: vouch for the processes of a machine
        client:
          dns: node-1.acme.example
          authorities: |
    %s
      - name: prod-payments-front
        subtype: service
        environment: prod
        owner: {team: payments, contact: alice}
        purpose: speak for payments
        processes:
          - {agent: prod-node-1, uid: "%s", path: %s}
    """
        .formatted(
            machines.pem().indent(12).stripTrailing(),
            Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
            Path.of("/proc/self/exe").toRealPath());
  }

  /** Whom the agents trust to be Ilk. */
  private static void trust(Identity server) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ilk", server.certificate);
    try (OutputStream out = Files.newOutputStream(folder.resolve("trusted.p12"))) {
      trusted.store(out, PASSWORD.toCharArray());
    }
  }

  private static ServerProcess agent(String name, Identity certificate) throws Exception {
    Path place = Files.createDirectories(folder.resolve(name));
    certificate.write(place.resolve("node.pem"), place.resolve("node.key"));
    Path config =
        Files.writeString(
            place.resolve("agent.yaml"),
            """
            ilk: %s
            environment: prod
            socket: agent.sock
            certificate:
              chain: node.pem
              key: node.key
              url: %s
              workload: prod-node-1
            """
                .formatted(company.ilk(), company.ilkMutual().orElseThrow()));
    return ServerProcess.agent(
        config,
        "-Djavax.net.ssl.trustStore=" + folder.resolve("trusted.p12"),
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  private static WorkloadApiClient client(String name) throws Exception {
    return DefaultWorkloadApiClient.newClient(
        DefaultWorkloadApiClient.ClientOptions.builder()
            .spiffeSocketPath("unix:" + folder.resolve(name).resolve("agent.sock"))
            .build());
  }

  private static Identity issued(Authority by, String name) throws Exception {
    return by.issue("CN=node", name, KeyPurposeId.id_kp_clientAuth, HOUR);
  }

  @Test
  void a_machines_certificate_proves_its_agent() throws Exception {
    try (ServerProcess agent = agent("one", issued(machines, "node-1.acme.example"));
        WorkloadApiClient client = client("one")) {
      assertTrue(agent.pid() > 0);
      assertEquals(
          "spiffe://prod.127.0.0.1/main/workload/prod-payments-front",
          client.fetchX509Context().getDefaultSvid().getSpiffeId().toString());
    }
  }

  @Test
  void one_of_another_name_or_authority_proves_nothing() throws Exception {
    Authority other = Authority.of("Acme machines");
    for (Identity wrong :
        new Identity[] {
          issued(machines, "node-2.acme.example"), issued(other, "node-1.acme.example")
        }) {
      String name = "wrong-" + wrong.certificate.getSerialNumber();
      try (ServerProcess agent = agent(name, wrong);
          WorkloadApiClient client = client(name)) {
        assertTrue(agent.pid() > 0);
        assertThrows(X509ContextException.class, client::fetchX509Context);
      }
    }
  }

  @Test
  void an_agent_whose_files_are_no_certificate_does_not_start() {
    assertThrows(
        IOException.class,
        () -> {
          Path place = Files.createDirectories(folder.resolve("broken"));
          Files.writeString(place.resolve("node.pem"), "x");
          Files.writeString(place.resolve("node.key"), "x");
          Path config =
              Files.writeString(
                  place.resolve("agent.yaml"),
                  """
                  {ilk: %s, environment: prod,
                   certificate: {chain: node.pem, key: node.key, url: %s, workload: prod-node-1}}
                  """
                      .formatted(company.ilk(), company.ilkMutual().orElseThrow()));
          ServerProcess.agent(config).close();
        });
  }
}
