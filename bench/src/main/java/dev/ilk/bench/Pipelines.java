package dev.ilk.bench;

import dev.ilk.demo.Told;
import dev.ilk.outside.platform.GitHubActions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.IntFunction;

/** A CI platform whose jobs deploy one service, and what Ilk must know of it. */
final class Pipelines implements AutoCloseable {
  private static final String AUDIENCE = "https://payments.acme.example";
  private static final int PROOFS = 500;
  private static final GitHubActions.Job JOB =
      new GitHubActions.Job(
          "acme", "65", "payments", "74", "refs/heads/main", "push", "deploy.yml");

  private static final String POLICY =
      """
      @id("payments-deployer-token")
      @lifetime("5m")
      permit (
        principal is Workload in Team::"payments",
        action == Action::"ExchangeToken",
        resource in Team::"payments"
      );
      """;

  private final GitHubActions ci;

  private Pipelines(GitHubActions ci) {
    this.ci = ci;
  }

  static Pipelines start() throws IOException {
    return new Pipelines(GitHubActions.start());
  }

  /** Makes them known to a node, whose folder this is. */
  void declareTo(IlkProcess ilk, Path folder) throws IOException {
    Path company = folder.resolve("company.yaml");
    Path policy = folder.resolve("payments.cedar");
    Files.writeString(company, declaration(address(ilk.port())));
    Files.writeString(policy, POLICY);
    Told told = ilk.run("apply", "-f", company.toString(), "-f", policy.toString());
    if (told.code() != 0) {
      throw new IOException("the declaration was refused: " + told.text());
    }
  }

  /** Exchanges of fresh proofs, as they go over the wire to a node at a port. */
  IntFunction<byte[]> exchanges(int port) {
    byte[][] whole = new byte[PROOFS][];
    for (int i = 0; i < PROOFS; i++) {
      String proof = ci.token(JOB, address(port), InstantSource.system().instant());
      whole[i] =
          Connection.post(
              "/e/prod/workload/token",
              "application/x-www-form-urlencoded",
              "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                  + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
                  + "&audience="
                  + URLEncoder.encode(AUDIENCE, StandardCharsets.UTF_8)
                  + "&subject_token="
                  + proof);
    }
    return number -> whole[number % PROOFS];
  }

  private String declaration(String ilk) {
    return """
    set: bench
    environments:
      - name: prod
    teams:
      - name: payments
    humans:
      - {name: alice, subtype: employee, provider: corp, email: alice@acme.example, teams: [payments]}
      - {name: olga, subtype: employee, provider: corp, email: olga@acme.example, teams: [payments]}
    workloads:
      - name: prod-payments-deployer
        subtype: ci-pipeline
        environment: prod
        owner: {team: payments, contact: alice, approver: olga}
        purpose: deploy payments from its main branch
        scopes: [payments:deploy]
        trust:
          - name: payments-main-branch
            issuer: %1$s
            audience: %2$s
            condition: >-
              claims.repository_id == "74" && claims.repository_owner_id == "65"
              && claims.ref == "refs/heads/main" && claims.event_name == "push"
    resource_servers:
      - audience: %3$s
        environment: prod
        owner: payments
        scopes: [payments:deploy]
    """
        .formatted(ci.identifier(), ilk, AUDIENCE);
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    ci.close();
  }
}
