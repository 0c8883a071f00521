package dev.ilk.prove.workload;

import static dev.ilk.prove.workload.TestHouse.NOW;
import static dev.ilk.prove.workload.TestHouse.PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.Provenance;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.actor.RunningInstance;
import dev.ilk.actor.WhatRuns;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof counts only while what runs is what was deployed. */
class AttestingTest {
  private static final Ids IDS = new Ids(InstantSource.fixed(NOW));
  private static final String POD = "0b5a2f0e-3c1d-4c55-9d5e-1f2a3b4c5d6e";
  private static final ImageDigest SHOP = image("a");
  private static final ImageDigest SIDECAR = image("b");
  private static final ImageDigest OTHER = image("c");

  private TestHouse house;
  private Workload api;

  @BeforeEach
  void build() throws IOException {
    house = new TestHouse();
    api = house.enrol("prod-api");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static ImageDigest image(String digit) {
    return new ImageDigest("sha256:" + digit.repeat(64));
  }

  private static Deployment deployment(Optional<Instant> end, ImageDigest... images) {
    return new Deployment(
        IDS.deployment(),
        "api",
        "prod-api",
        PROD,
        Set.of(images),
        "c0ffee",
        IDS.identity(),
        List.of(),
        NOW,
        end);
  }

  private static WhatRuns runs(Deployment deployment, ImageDigest... running) {
    Map<String, RunningInstance> instances =
        running.length == 0
            ? Map.of()
            : Map.of(
                POD, new RunningInstance(POD, "prod-api", PROD, "node-7", Set.of(running), NOW));
    return new WhatRuns(List.of(deployment), instances, Map.of());
  }

  private WorkloadProof proof(Map<String, String> claims) {
    return new WorkloadProof(
        api,
        "oidc-federation",
        "https://cluster.example",
        NOW,
        NOW.plusSeconds(600),
        Optional.empty(),
        "rule",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(claims),
        Binding.NONE);
  }

  private static Reading<WorkloadProof> judged(Optional<WhatRuns> runs, WorkloadProof proof) {
    AttestationRule rule = new AttestationRule("prod-api", Duration.ZERO, Optional.empty());
    return new Attesting(name -> runs.map(found -> new Deployments.Demanded(rule, found)))
        .judge(proof, NOW);
  }

  private WorkloadProof accepted(WhatRuns runs, Map<String, String> claims) {
    Reading<WorkloadProof> reading = judged(Optional.of(runs), proof(claims));
    return (WorkloadProof)
        assertInstanceOf(Reading.Accepted.class, reading, reading::toString).value();
  }

  private void refused(String code, WhatRuns runs, Map<String, String> claims) {
    refused(code, judged(Optional.of(runs), proof(claims)));
  }

  private static void refused(String code, Reading<WorkloadProof> reading) {
    Reading.Refused<?> refused =
        assertInstanceOf(Reading.Refused.class, reading, reading::toString);
    assertEquals(code, refused.refusal().problem().code());
    assertEquals("not_attested", refused.refusal().told().code(), "poor outside");
  }

  @Test
  void whoever_need_not_be_attested_is_not() {
    WorkloadProof plain = proof(Map.of());
    assertEquals(new Reading.Accepted<>(plain), judged(Optional.empty(), plain));
  }

  @Test
  void a_pod_that_runs_what_is_deployed_is_attested_and_the_evidence_is_kept() {
    Deployment deployed = deployment(Optional.empty(), SHOP, SIDECAR);
    WorkloadProof proof = accepted(runs(deployed, SHOP), Map.of("pod_uid", POD));
    assertEquals(deployed.id().value(), proof.claims().get("deployment"));
    assertEquals(SHOP.text(), proof.claims().get("image_digest"));
    assertEquals("node-7", proof.claims().get("node"));
    assertEquals("c0ffee", proof.claims().get("commit"));
    assertEquals(NOW.plusSeconds(600), proof.expires());
  }

  @Test
  void one_image_more_than_was_deployed_is_refused() {
    Deployment deployed = deployment(Optional.empty(), SHOP);
    refused("image_not_deployed", runs(deployed, SHOP, OTHER), Map.of("pod_uid", POD));
    refused("image_not_deployed", runs(deployed, OTHER), Map.of("pod_uid", POD));
  }

  @Test
  void a_pod_that_nobody_told_of_is_refused() {
    Deployment deployed = deployment(Optional.empty(), SHOP);
    refused("instance_unknown", runs(deployed), Map.of("pod_uid", POD));
    refused("instance_unknown", runs(deployed, SHOP), Map.of("pod_uid", "another"));
    refused("image_unknown", runs(deployed, SHOP), Map.of("sub", "prod-api"));
  }

  @Test
  void an_image_that_the_evidence_itself_names_is_compared_too() {
    Deployment deployed = deployment(Optional.empty(), SHOP);
    accepted(runs(deployed), Map.of("image_digest", SHOP.text()));
    accepted(runs(deployed), Map.of("image_digest", "registry.example/shop@" + SHOP.text()));
    refused("image_not_deployed", runs(deployed), Map.of("image_digest", OTHER.text()));
    for (String none : List.of("shop:latest", "sha256:" + "A".repeat(64), "sha512:aa", "\0")) {
      refused("image_unknown", runs(deployed), Map.of("image_digest", none));
    }
  }

  @Test
  void a_process_is_known_by_the_pod_in_its_control_group() {
    WhatRuns runs = runs(deployment(Optional.empty(), SHOP), SHOP);
    String escaped = POD.replace('-', '_');
    for (String cgroup :
        List.of(
            "/kubepods/burstable/pod" + POD + "/0123abc",
            "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod"
                + escaped
                + ".slice/cri-containerd-0123abc.scope")) {
      WorkloadProof proof = accepted(runs, Map.of("cgroup", cgroup));
      assertEquals("node-7", proof.claims().get("node"), cgroup);
      assertEquals(25, proof.claims().getOrDefault("instance", "").length());
    }
    for (String cgroup :
        List.of("/system.slice/pod" + POD, "/kubepods/pod" + POD + "f/x", "/kubepods/podx", "/")) {
      refused("image_unknown", runs, Map.of("cgroup", cgroup));
    }
  }

  @Test
  void what_is_gone_is_refused_and_within_the_grace_the_proof_ends_with_it() {
    refused(
        "deployment_gone", runs(deployment(Optional.of(NOW), SHOP), SHOP), Map.of("pod_uid", POD));
    WorkloadProof ending =
        accepted(
            runs(deployment(Optional.of(NOW.plusSeconds(20)), SHOP), SHOP), Map.of("pod_uid", POD));
    assertEquals(NOW.plusSeconds(20), ending.expires());
  }

  @Test
  void a_token_of_ilk_counts_as_long_as_its_deployment() {
    Deployment deployed = deployment(Optional.empty(), SHOP);
    WorkloadProof token =
        new WorkloadProof(
            api,
            "access-token",
            "https://ilk.example/e/prod/workload",
            NOW,
            NOW.plusSeconds(60),
            Optional.empty(),
            "",
            Optional.of(IDS.token()),
            Optional.of(List.of()),
            Optional.empty(),
            new TreeMap<>(Map.of("deployment", deployed.id().value())),
            Binding.NONE);
    assertEquals(new Reading.Accepted<>(token), judged(Optional.of(runs(deployed)), token));
    refused(
        "deployment_gone", judged(Optional.of(runs(deployment(Optional.empty(), SHOP))), token));
    refused(
        "deployment_gone",
        judged(
            Optional.of(runs(deployed, SHOP)),
            token.attested(new TreeMap<>(Map.of("pod_uid", POD)), NOW.plusSeconds(60))));
  }

  @Test
  void while_it_cannot_be_known_what_runs_nobody_is_attested() {
    Reading<WorkloadProof> reading =
        new Attesting(
                name -> {
                  throw new StoreUnavailable("deployments", new IOException("away"));
                })
            .judge(proof(Map.of("pod_uid", POD)), NOW);
    Reading.Refused<?> refused = assertInstanceOf(Reading.Refused.class, reading);
    assertEquals("proof_unchecked", refused.refusal().told().code());
  }

  private static Provenance built(ImageDigest image, ProvenanceRule rule, String commit) {
    return new Provenance(
        "prod-api", image, rule.builder(), rule.source(), commit, rule.digest(), "b17d", NOW);
  }

  private Map<String, String> evidence(ProvenanceRule rule, Provenance... built) {
    Map<ImageDigest, Provenance> known = new HashMap<>();
    for (Provenance one : built) {
      known.put(one.image(), one);
    }
    Deployment deployed = deployment(Optional.empty(), SHOP, SIDECAR);
    WhatRuns runs =
        new WhatRuns(List.of(deployed), runs(deployed, SHOP, SIDECAR).instances(), known);
    AttestationRule demand = new AttestationRule("prod-api", Duration.ZERO, Optional.of(rule));
    Reading<WorkloadProof> reading =
        new Attesting(name -> Optional.of(new Deployments.Demanded(demand, runs)))
            .judge(proof(Map.of("pod_uid", POD)), NOW);
    return ((WorkloadProof) assertInstanceOf(Reading.Accepted.class, reading).value()).claims();
  }

  @Test
  void how_it_was_built_is_told_only_of_all_images_by_the_rule_in_force_and_of_one_commit() {
    ProvenanceRule rule =
        new ProvenanceRule(
            "https://ci", "https://code", new ProvenanceRule.Keys("{}"), Optional.empty());
    ProvenanceRule former =
        new ProvenanceRule(
            "https://ci", "https://code", new ProvenanceRule.Keys("{ }"), Optional.empty());
    Provenance shop = built(SHOP, rule, "c0ffee");
    Map<String, String> told = evidence(rule, shop, built(SIDECAR, rule, "c0ffee"));
    assertEquals("b17d", told.get("provenance"));
    assertEquals("https://ci", told.get("builder"));
    assertEquals("https://code", told.get("source"));
    for (Map<String, String> none :
        List.of(
            evidence(rule),
            evidence(rule, shop),
            evidence(rule, shop, built(SIDECAR, former, "c0ffee")),
            evidence(rule, shop, built(SIDECAR, rule, "another")),
            evidence(rule, built(SHOP, rule, "another"), built(SIDECAR, rule, "another")))) {
      assertEquals(null, none.get("provenance"), none.toString());
      assertEquals("c0ffee", none.get("commit"), "as its deployer told");
    }
  }
}
