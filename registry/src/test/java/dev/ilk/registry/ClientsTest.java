package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.ClientMethod;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How workloads are declared to be clients of their own. */
class ClientsTest {
  private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private static final String BASE =
      """
      set: acme
      environments: [prod]
      teams: [payments]
      humans:
        - {name: alice, subtype: employee, provider: corp, email: alice@acme.example, teams: [payments]}
      """;

  private final World world = new World();

  private static String workload(String client) {
    return BASE
        + """
        workloads:
          - name: prod-ledger
            subtype: service
            environment: prod
            owner: {team: payments, contact: alice}
            purpose: keep the books
        """
        + (client.isEmpty() ? "" : "    client: " + client + "\n");
  }

  private Optional<ClientMethod> method() throws StoreUnavailable {
    return world.directory.declarations().client("prod-ledger").map(client -> client.method());
  }

  @Test
  void each_method_is_kept_as_it_was_declared() throws StoreUnavailable {
    world.applied(workload("{jwks_uri: 'https://ledger.example/jwks'}"));
    assertEquals(
        Optional.of(new ClientMethod.PublishedKeys("https://ledger.example/jwks")), method());
    world.applied(workload("{jwks: '{\"keys\":[]}'}"));
    assertEquals(Optional.of(new ClientMethod.Keys("{\"keys\":[]}")), method());
    world.applied(workload("{certificates: [" + THUMBPRINT + "]}"));
    assertEquals(Optional.of(new ClientMethod.OwnCertificates(Set.of(THUMBPRINT))), method());
    world.applied(workload("{subject: 'CN=ledger', authorities: PEM}"));
    assertEquals(
        Optional.of(new ClientMethod.Certificate(ClientMethod.Sort.SUBJECT, "CN=ledger", "PEM")),
        method());
    world.applied(workload("{dns: ledger.example, authorities: PEM}"));
    world.applied(workload("{uri: 'spiffe://prod.acme/ledger', authorities: PEM}"));
    assertEquals(
        Optional.of(
            new ClientMethod.Certificate(
                ClientMethod.Sort.URI, "spiffe://prod.acme/ledger", "PEM")),
        method());
  }

  @Test
  void a_change_is_shown_and_the_same_file_again_changes_nothing() throws StoreUnavailable {
    String first = workload("{jwks_uri: 'https://ledger.example/jwks'}");
    assertTrue(world.applied(first).contains("ADD client prod-ledger"));
    assertEquals(List.of(), world.applied(first));
    String other = workload("{jwks_uri: 'https://ledger.example/keys'}");
    assertEquals(
        List.of(
            "CHANGE client prod-ledger jwks_uri: `https://ledger.example/jwks`"
                + " → `https://ledger.example/keys`"),
        world.applied(other));
  }

  @Test
  void a_client_goes_with_its_line_or_with_its_workload() throws StoreUnavailable {
    world.applied(workload("{jwks_uri: 'https://ledger.example/jwks'}"));
    assertEquals(List.of("END client prod-ledger"), world.applied(workload("")));
    assertEquals(Optional.empty(), method());
    world.applied(workload("{jwks_uri: 'https://ledger.example/jwks'}"));
    List<String> ended = world.applied("prune: true\n" + BASE);
    assertTrue(ended.contains("END client prod-ledger"), ended::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{jwks_uri: 'https://a.example', certificates: [" + THUMBPRINT + "]}",
        "{authorities: PEM, certificates: [" + THUMBPRINT + "]}",
        "{dns: a.example, uri: 'spiffe://a', authorities: PEM}",
        "{dns: a.example}",
        "{jwks_uri: 'http://a.example'}",
        "{jwks_uri: 'https://user@a.example'}",
        "{certificates: [short]}",
        "{client_secret: secret}",
        "[]",
        "text",
      })
  void what_is_not_exactly_one_way_is_refused(String client) throws StoreUnavailable {
    assertTrue(
        world.refusal(workload(client)).startsWith("line 12"), world.refusal(workload(client)));
  }

  @Test
  void an_agent_is_no_client() throws StoreUnavailable {
    String agent =
        BASE
            + """
            agents:
              - name: prod-helper
                environment: prod
                owner: {team: payments, contact: alice}
                purpose: help
                client: {jwks_uri: 'https://helper.example/jwks'}
            """;
    assertTrue(world.refusal(agent).contains("an agent has no `client`: that is a workload's"));
  }

  @Test
  void what_is_said_of_a_client_is_told_at_its_line() throws StoreUnavailable {
    RegistryChanging strict =
        world.changing(
            rules -> List.of(),
            clients ->
                clients.stream()
                    .map(client ->
                        Problem.of(Problem.Kind.INVALID, "weak", "the key is weak")
                            .at(client.workload()))
                    .toList(),
            policies -> List.of());
    var result =
        World.change(
            strict, new ChangeRegistry(workload("{jwks: x}"), ChangeRegistry.Mode.PLAN), world.now);
    var failed = (Result.Failed<ChangeRegistry.Changes>) result;
    assertTrue(failed.problems().getFirst().where().startsWith("line 12"));
  }
}
