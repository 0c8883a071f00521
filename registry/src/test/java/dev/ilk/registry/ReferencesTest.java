package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a well-formed file may not say, because of what is registered. */
class ReferencesTest {
  private static final String ACME = Texts.of("acme.yaml");

  private final World world = new World();

  @BeforeEach
  void fill() throws StoreUnavailable {
    world.applied(ACME);
  }

  private static String workload(String name, String more) {
    return """
    workloads:
      - name: %s
        subtype: service
        purpose: serve
        %s
    """
        .formatted(name, more.replace("\n", "\n    "));
  }

  private static final String OWNER = "owner: {team: payments, contact: alice}\n";

  private void refused(String expected, String document) throws StoreUnavailable {
    assertEquals(expected + "\n", world.refusal("set: acme\n" + document));
  }

  @Test
  void what_is_registered_can_be_referred_to() throws StoreUnavailable {
    assertEquals(
        List.of("ADD workload prod-api"),
        world.applied("set: acme\n" + workload("prod-api", OWNER + "environment: prod")));
  }

  @Test
  void unknown_environments_tenants_teams_and_people_are_told_with_the_nearest()
      throws StoreUnavailable {
    refused(
        """
        line 3, workloads.prod-api: `pro` is no known environment (did you mean `prod`? or declare \
        it under `environments`)
        line 3, workloads.prod-api: `paiments` is no known team (did you mean `payments`? or \
        declare it under `teams`)
        line 3, workloads.prod-api: contact `zoe` is no known person (name a person who stands \
        under `humans`)
        line 3, workloads.prod-api: approver `yan` is no known person (name a person who stands \
        under `humans`)\
        """,
        workload(
            "prod-api", "owner: {team: paiments, contact: zoe, approver: yan}\nenvironment: pro"));
    refused(
        "line 3, workloads.prod-api: `umbrela` is no known tenant (did you mean `umbrella`? or add"
            + " it to the tenants of environment `prod`)",
        workload("prod-api", OWNER + "environment: prod\ntenant: umbrela"));
  }

  @Test
  void a_name_must_carry_its_environment() throws StoreUnavailable {
    refused(
        "line 3, workloads.payments-api: `payments-api` does not carry its environment: it begins"
            + " with `prod-` (call it `prod-payments-api`)",
        workload("payments-api", OWNER + "environment: prod"));
    refused(
        "line 3, workloads.staging-x: `staging-x` does not carry its environment: it begins with"
            + " `prod-` (call it `prod-staging-x`)",
        workload("staging-x", OWNER + "environment: prod"));
  }

  @Test
  void a_kind_never_changes() throws StoreUnavailable {
    refused(
        "line 3, workloads.prod-invoice-helper: `prod-invoice-helper` is registered as an agent,"
            + " and a kind never changes (declare it there, or choose another name)",
        workload("prod-invoice-helper", OWNER + "environment: prod"));
    refused(
        "line 2, humans.prod-payments-deployer: `prod-payments-deployer` is registered as a"
            + " workload, and a kind never changes (declare it there, or choose another name)",
        "humans: [{name: prod-payments-deployer, provider: corp, email: x@y.z}]");
  }

  @Test
  void one_file_cannot_make_one_name_two_kinds() throws StoreUnavailable {
    String refusal =
        world.refusal(
            workload("prod-x", OWNER + "environment: prod")
                + workload("prod-x", OWNER + "environment: prod\nmodel: m")
                    .replace("workloads:", "agents:")
                    .replace("    subtype: service\n", ""));
    assertTrue(
        refusal.contains("`prod-x` is declared as two kinds; first on line 2, under workloads"),
        refusal);
  }

  @Test
  void a_tenant_is_a_trust_domain_that_is_never_left() throws StoreUnavailable {
    String refusal =
        world.refusal(
            ACME.replace(
                "    sensitivity: high\n", "    sensitivity: high\n    tenant: umbrella\n"));
    assertTrue(refusal.contains("`prod-payments-deployer` belongs to tenant `main`"), refusal);
  }

  @Test
  void a_tenant_is_not_taken_away() throws StoreUnavailable {
    refused(
        "line 2, environments.prod: environment `prod` has tenant `umbrella`, which a file cannot"
            + " take away (keep it in `tenants`)",
        "environments: [prod]");
  }

  @Test
  void an_account_is_one_persons() throws StoreUnavailable {
    refused(
        "line 2, humans.bert: `BOB@acme.example` belongs to `human:bob` (one account is one"
            + " person's)\n"
            + "line 2, humans.bert: `00u1b0b` belongs to `human:bob` (one account is one person's)",
        "humans: [{name: bert, provider: corp, email: BOB@acme.example, subject: 00u1b0b}]");
  }

  @Test
  void a_rule_is_one_identitys() throws StoreUnavailable {
    refused(
        "line 8, workloads.prod-x.trust[1]: trust rule `payments-main-branch` belongs to"
            + " `workload:prod-payments-deployer` (give this rule another `name`)",
        workload(
            "prod-x",
            OWNER
                + "environment: prod\n"
                + "trust: [{name: payments-main-branch, issuer: 'https://i.example', audience: a,"
                + " condition: c}]"));
  }

  @Test
  void an_end_lies_ahead_and_not_beyond_a_year() throws StoreUnavailable {
    refused(
        "line 3, workloads.prod-x: `prod-x` would have ended on 2026-11-22T00:00:00Z (name a later"
            + " end)",
        workload("prod-x", OWNER + "environment: prod\nexpires: 2026-11-22"));
    refused(
        "line 3, workloads.prod-x: `prod-x` would stand until 2028-01-01T00:00:00Z; at most one"
            + " year is given at a time (name an earlier end, and renew when the need is"
            + " confirmed)",
        workload("prod-x", OWNER + "environment: prod\nexpires: 2028-01-01"));
    refused(
        "line 3, workloads.prod-x: `prod-x` would stand until 2027-11-24T10:00:00Z; at most one"
            + " year is given at a time (name an earlier end, and renew when the need is"
            + " confirmed)",
        workload("prod-x", OWNER + "environment: prod\nexpires: 367d"));
  }

  @Test
  void a_person_whom_the_same_change_ends_cannot_be_a_contact() throws StoreUnavailable {
    refused(
        "line 4, workloads.prod-payments-deployer: contact `alice` leaves by this very change"
            + " (name a person who stands under `humans`)",
        "prune: true\n" + workload("prod-payments-deployer", OWNER + "environment: prod"));
  }

  @Test
  void pruning_needs_a_set() throws StoreUnavailable {
    assertEquals(
        "line 1, prune: `prune` ends what a set manages and the file no longer names, but no set"
            + " is named (add `set:` with a name of your own)\n",
        world.refusal("prune: true"));
  }
}
