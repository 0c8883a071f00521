package dev.ilk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SPIFFE agent of one of Acme's machines: what Ilk is told of it and of the processes that it
 * vouches for, and what it is told itself. Its platform's token is a job's of the main branch.
 */
public final class MachineAgent {
  private static final String ADMITTED =
      """
      @id("agents-at-ilk")
      @reason("an agent may ask Ilk for the processes that it sees")
      @lifetime("10m")
      permit (principal == Workload::"prod-node-agent", action == Action::"ExchangeToken", resource)
      when { resource.own };

      """;

  private final Company company;
  private final Path folder;

  /**
   * An agent that is not yet known, nor running.
   *
   * @param company whose machine it is on
   * @param folder of its socket, token and configuration
   */
  public MachineAgent(Company company, Path folder) {
    this.company = company;
    this.folder = folder;
  }

  /**
   * A workload that a process is, by what the agent sees of the process.
   *
   * @param name as registered
   * @param purpose read as "exists to …"
   * @param path of its program; empty if any will do
   */
  public record Seen(String name, String purpose, String path) {
    private String declared(String uid) {
      String program = path.isEmpty() ? "" : ", path: " + path;
      return """
        - name: %s
          subtype: service
          environment: prod
          owner: {team: payments, contact: alice}
          purpose: %s
          processes:
            - {agent: prod-node-agent, uid: "%s"%s}
      """
          .formatted(name, purpose, uid, program);
    }
  }

  /**
   * Tells Ilk of the agent and of what it may vouch for.
   *
   * @param processes run by the user of this very process
   * @param policies what they may have, in Cedar
   * @return what {@code ilk apply} said
   * @throws IOException if files cannot be written
   */
  public Told declare(List<Seen> processes, String policies) throws IOException {
    String uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
    String agent =
        """
        set: machine
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
        """
            .formatted(company.pipelines(), company.ilk());
    String seen = processes.stream().map(each -> each.declared(uid)).collect(Collectors.joining());
    return company.apply("machine", agent + seen, ADMITTED + policies);
  }

  /**
   * Puts the token of its platform where the agent reads it, in place of an older one.
   *
   * @throws IOException if it cannot be written
   */
  public void vouch() throws IOException {
    String token = company.jobToken(Company.MAIN, company.ilk() + "/agent");
    Files.writeString(folder.resolve("agent-token"), token);
  }

  /**
   * Writes what {@code ilk agent --config} reads.
   *
   * @return the file
   * @throws IOException if it cannot be written
   */
  public Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("agent.yaml"),
        """
        ilk: %s
        environment: prod
        socket: agent.sock
        token_file: agent-token
        """
            .formatted(company.ilk()));
  }

  /**
   * Where it serves the Workload API.
   *
   * @return its socket
   */
  public Path socket() {
    return folder.resolve("agent.sock");
  }
}
