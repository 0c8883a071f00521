package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProcessRule.Trait;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How workloads are declared to be attested, and which processes are one. */
class AttestedTest {
  private static final String BASE =
      """
      set: acme
      environments: [prod, staging]
      teams: [payments]
      humans:
        - {name: alice, subtype: employee, provider: corp, email: alice@acme.example, teams: [payments]}
      workloads:
        - name: prod-node
          subtype: service
          environment: prod
          owner: {team: payments, contact: alice}
          purpose: tell who its processes are
        - name: prod-ledger
          subtype: service
          environment: prod
          owner: {team: payments, contact: alice}
          purpose: keep the books
      """;

  private final World world = new World();

  private static String ledger(String more) {
    return BASE + "    " + more + "\n";
  }

  private Optional<AttestationRule> rule() throws StoreUnavailable {
    return world.directory.declarations().attestation("prod-ledger");
  }

  @ParameterizedTest
  @CsvSource({
    "'{by: deployment}',0",
    "'{by: deployment, grace: 30s}',30",
    "'{by: deployment, grace: 10m}',600"
  })
  void a_demand_is_kept_as_it_was_declared(String attested, long seconds) throws StoreUnavailable {
    world.applied(ledger("attested: " + attested));
    assertEquals(
        Optional.of(
            new AttestationRule("prod-ledger", Duration.ofSeconds(seconds), Optional.empty())),
        rule());
  }

  @Test
  void how_it_must_be_built_is_kept_as_it_was_declared() throws StoreUnavailable {
    String rule = "attested: {by: deployment, provenance: {builder: b, source: s, %s}}";
    world.applied(ledger(rule.formatted("keys: '{}', logs: '[]'")));
    assertEquals(
        Optional.of(new ProvenanceRule("b", "s", new ProvenanceRule.Keys("{}"), Optional.of("[]"))),
        rule().flatMap(AttestationRule::provenance));
    world.applied(ledger(rule.formatted("authorities: p, identity: i, issuer: o")));
    assertEquals(
        Optional.of(
            new ProvenanceRule(
                "b", "s", new ProvenanceRule.Certified("p", "i", "o"), Optional.empty())),
        rule().flatMap(AttestationRule::provenance));
    for (String wrong :
        new String[] {
          "logs: x",
          "keys: k, authorities: p, identity: i, issuer: o",
          "keys: k, identity: i",
          "authorities: p",
          "keys: ''",
          "keys: k, more: 1"
        }) {
      String refusal = world.refusal(ledger(rule.formatted(wrong)));
      assertTrue(refusal.contains("attested.provenance"), wrong + ": " + refusal);
    }
  }

  @Test
  void a_demand_goes_when_the_file_no_longer_makes_it() throws StoreUnavailable {
    world.applied(ledger("attested: {by: deployment}"));
    List<String> changes = world.applied(BASE);
    assertEquals(List.of("END attestation prod-ledger"), changes);
    assertEquals(Optional.empty(), rule());
  }

  @ParameterizedTest
  @CsvSource({
    "attested: deployment,a mapping",
    "'attested: {grace: 5s}',by",
    "'attested: {by: wish}',by",
    "'attested: {by: deployment, grace: 11m}',grace",
    "'attested: {by: deployment, grace: -1s}',grace",
    "'attested: {by: deployment, more: 1}',more"
  })
  void what_is_no_demand_is_refused(String more, String told) throws StoreUnavailable {
    String refusal = world.refusal(ledger(more));
    assertTrue(refusal.contains("prod-ledger.attested"), refusal);
    assertTrue(refusal.contains(told), refusal);
  }

  @Test
  void a_process_is_kept_as_it_was_declared() throws StoreUnavailable {
    world.applied(ledger("processes: [{agent: prod-node, uid: \"7\", path: /bin/ledger}]"));
    assertEquals(
        List.of(
            new ProcessRule(
                "prod-ledger-process-1",
                "prod-ledger",
                "prod-node",
                Map.of(Trait.UID, "7", Trait.PATH, "/bin/ledger"))),
        world.directory.declarations().processes("prod-node"));
  }

  @ParameterizedTest
  @CsvSource({
    "prod-nod,is no known workload",
    "staging-node,is not of environment `prod`",
    "prod-gone,is no known workload"
  })
  void the_agent_that_sees_a_process_is_a_workload_of_its_environment(String agent, String told)
      throws StoreUnavailable {
    String refusal = world.refusal(ledger("processes: [{agent: %s, uid: \"7\"}]".formatted(agent)));
    assertTrue(refusal.contains(told), refusal);
  }

  @Test
  void an_agent_that_is_registered_need_not_stand_in_the_file() throws StoreUnavailable {
    world.applied(BASE);
    int node = BASE.indexOf("  - name: prod-node");
    int ledger = BASE.indexOf("  - name: prod-ledger");
    String without = BASE.substring(0, node) + BASE.substring(ledger);
    assertEquals(
        List.of("ADD process prod-ledger-process-1"),
        world.applied(without + "    processes: [{agent: prod-node, uid: \"7\"}]\n"));
    String pruned =
        world.refusal(
            "prune: true\n" + without + "    processes: [{agent: prod-node, uid: \"7\"}]\n");
    assertTrue(pruned.contains("leaves by this very change"), pruned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "processes: {agent: prod-node};a list of at most 20 rules",
        "processes: [{agent: prod-node, path: /bin/sh}];anyone on the machine",
        "processes: [{agent: prod-node, uid: root}];user's number",
        "processes: [{uid: \"7\"}];agent",
        "processes: [{agent: prod-node, uid: \"7\", name: a}, {agent: prod-node, uid: \"8\", name:"
            + " a}];declared twice"
      })
  void what_is_no_rule_about_processes_is_refused(String more, String told)
      throws StoreUnavailable {
    String refusal = world.refusal(ledger(more));
    assertTrue(refusal.contains(told), refusal);
  }
}
