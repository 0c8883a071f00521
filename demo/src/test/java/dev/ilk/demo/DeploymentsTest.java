package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.outside.platform.KubernetesCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What runs is told to one of two nodes over one PostgreSQL, in signed messages and as Kubernetes
 * writes it; a pod then gets tokens and SVIDs on both while its image is the deployed one, and on
 * neither once it is not.
 */
class DeploymentsTest {
  private static final String GOOD = "sha256:" + "a".repeat(64);
  private static final String OTHER = "sha256:" + "b".repeat(64);

  @TempDir private static Path folder;
  private static TwoNodes nodes;
  private static Web web;
  private static SignedNews cluster;

  @BeforeAll
  static void start() throws Exception {
    nodes = TwoNodes.start(folder, Optional.empty());
    web = new Web();
    cluster = new SignedNews(web);
    Told declared = nodes.company.declare();
    assertEquals(0, declared.code(), declared.text());
    Path file = nodes.company.folder().resolve("deployments.yaml");
    Path policies = nodes.company.folder().resolve("svids.cedar");
    Files.writeString(
        policies,
        """
        @id("attested-at-ilk")
        @reason("what is attested may ask Ilk who it is, and name itself")
        permit (
          principal is Workload,
          action in [Action::"ExchangeToken", Action::"ReadSelf", Action::"IssueJwtSvid"],
          resource
        )
        when { context.proof.claims has deployment };
        """);
    Files.writeString(
        file,
        """
        set: deployments
        workloads:
        %s%s%s%s
          - name: prod-cluster
            subtype: integration
            environment: prod
            owner: {team: payments, contact: alice}
            purpose: tell what runs
            scopes: [deployments:report]
            client:
              jwks: '%s'
        """
            .formatted(
                attested("ledger", "{by: deployment}"),
                attested("books", "{by: deployment, grace: 10m}"),
                attested("quick", "{by: deployment, grace: 1s}"),
                attested("ends", "{by: deployment}"),
                cluster.jwks()));
    Told applied = nodes.company.ilk("apply", "-f", file.toString(), "-f", policies.toString());
    assertEquals(0, applied.code(), applied.text());
  }

  @AfterAll
  static void close() throws Exception {
    web.close();
    nodes.close();
  }

  private static String attested(String name, String demand) throws Exception {
    return """
      - name: prod-%1$s
        subtype: service
        environment: prod
        owner: {team: payments, contact: alice}
        purpose: keep the books
        scopes: [payments:read]
        attested: %2$s
        trust:
          - issuer: %3$s
            audience: %4$s
            condition: >-
              claims["kubernetes.io"].namespace == "%1$s"
              && claims["kubernetes.io"].serviceaccount.uid == "uid-%1$s"
    """
        .formatted(
            name,
            demand,
            Jwt.claim(nodes.company.podToken(pod(name), "x"), "iss"),
            nodes.company.ilk());
  }

  private static KubernetesCluster.Pod pod(String name) {
    return new KubernetesCluster.Pod(name, name, "uid-" + name, name + "-1");
  }

  private static void told(String body) throws Exception {
    String address = nodes.company.ilk() + "/e/prod/deployments/prod-cluster";
    Answer answer = cluster.send(address, body);
    assertEquals(200, answer.status(), answer.text());
  }

  private static void deployed(String name, String image) throws Exception {
    told(
        """
        {"event": "deployed", "workload": "prod-%s", "deployment": "%s",
         "images": ["registry.example/%s@%s"], "commit": "c0ffee"}\
        """
            .formatted(name, name, name, image));
  }

  /** As the API server tells at a watch. */
  private static void runs(String type, String name, String image) throws Exception {
    told(
        """
        {"type": "%s", "object": {"apiVersion": "v1", "kind": "Pod",
          "metadata": {"name": "%s-1", "namespace": "%s", "uid": "%s",
            "labels": {"ilk.dev/workload": "prod-%s"}},
          "spec": {"nodeName": "node-7"},
          "status": {"phase": "Running", "containerStatuses": [
            {"name": "app", "image": "registry.example/app:1",
             "imageID": "registry.example/app@%s"}]}}}\
        """
            .formatted(type, name, name, pod(name).uid(), name, image));
  }

  private static Answer exchange(String node, String name, String audience) throws Exception {
    return new Tokens(web, node)
        .workload("prod", nodes.company.podToken(pod(name), nodes.company.ilk()), audience);
  }

  private static String token(String node, String name, String audience) throws Exception {
    Answer answer = exchange(node, name, audience);
    assertEquals(200, answer.status(), answer.text());
    return answer.json().path("access_token").asText();
  }

  private static Answer self(String node, String token) throws Exception {
    return web.get(node + "/v1/self", "Authorization", "Bearer " + token);
  }

  private static Answer svid(String node, String token) throws Exception {
    return web.json(
        node + "/e/prod/spiffe/jwt-svid",
        "{\"audience\": [\"reports\"]}",
        "Authorization",
        "Bearer " + token);
  }

  private static void refusedEverywhere(String name) throws Exception {
    for (String node : new String[] {nodes.second(), nodes.company.ilk()}) {
      Eventually.answers(400, () -> exchange(node, name, PaymentsApi.AUDIENCE));
    }
  }

  @Test
  void a_pod_gets_tokens_while_it_runs_what_is_deployed_and_loses_them_on_every_node()
      throws Exception {
    String ilk = nodes.company.ilk();
    assertEquals(400, exchange(ilk, "ledger", ilk).status(), "nothing is deployed");
    deployed("ledger", GOOD);
    assertEquals(400, exchange(ilk, "ledger", ilk).status(), "no pod was told of");
    runs("ADDED", "ledger", OTHER);
    assertEquals(400, exchange(ilk, "ledger", ilk).status(), "another image runs");
    runs("MODIFIED", "ledger", GOOD);
    String token = token(ilk, "ledger", ilk);
    Answer atSecond =
        Eventually.answers(200, () -> exchange(nodes.second(), "ledger", PaymentsApi.AUDIENCE));
    String deployment = Jwt.claim(atSecond.json().path("access_token").asText(), "deployment");
    assertTrue(deployment.startsWith("dpl_"), deployment);
    assertEquals(200, self(nodes.second(), token).status());
    assertEquals(200, svid(ilk, token).status());

    deployed("ledger", OTHER);

    refusedEverywhere("ledger");
    for (String node : new String[] {ilk, nodes.second()}) {
      Eventually.answers(401, () -> self(node, token));
      Eventually.answers(401, () -> svid(node, token));
    }
    Told trace = nodes.company.ilk("trace", deployment, "--json");
    for (String evidence : new String[] {GOOD, "node-7", "c0ffee", "image_not_deployed"}) {
      assertTrue(
          (trace.text() + nodes.company.ilk("trace", "workload:prod-ledger", "--json").text())
              .contains(evidence),
          () -> evidence + " in " + trace.text());
    }
  }

  @Test
  void a_pod_that_is_gone_loses_its_tokens_and_its_like_keep_theirs() throws Exception {
    deployed("ends", GOOD);
    runs("ADDED", "ends", GOOD);
    String token = token(nodes.company.ilk(), "ends", nodes.company.ilk());
    runs("DELETED", "ends", GOOD);
    refusedEverywhere("ends");
    Eventually.answers(401, () -> self(nodes.second(), token));
    assertEquals(401, self(nodes.company.ilk(), token).status());
  }

  @Test
  void within_the_grace_what_was_issued_counts_and_what_is_issued_ends_with_it() throws Exception {
    deployed("books", GOOD);
    runs("ADDED", "books", GOOD);
    String token = token(nodes.company.ilk(), "books", nodes.company.ilk());
    Told listed = nodes.company.ilk("deployments", "list", "prod-books", "--json");
    assertTrue(listed.text().contains("c0ffee"), listed.text());
    Told ended = nodes.company.ilk("deployments", "end", "prod-books", "books", "--json");
    assertEquals(0, ended.code(), ended.text());
    assertEquals(200, self(nodes.company.ilk(), token).status());
    assertEquals(200, exchange(nodes.company.ilk(), "books", nodes.company.ilk()).status());
    JsonNode all =
        new ObjectMapper()
            .readTree(nodes.company.ilk("deployments", "show", "prod-books", "--json").text());
    assertFalse(all.path("deployments").path(0).path("end").asText().isEmpty(), all.toString());
  }

  @Test
  void when_the_grace_is_over_nothing_counts_on_any_node() throws Exception {
    deployed("quick", GOOD);
    runs("ADDED", "quick", GOOD);
    String token = token(nodes.company.ilk(), "quick", nodes.company.ilk());
    assertEquals(0, nodes.company.ilk("deployments", "end", "prod-quick", "quick").code());
    refusedEverywhere("quick");
    for (String node : new String[] {nodes.second(), nodes.company.ilk()}) {
      Eventually.answers(401, () -> self(node, token));
    }
    Told again = nodes.company.ilk("deployments", "end", "prod-quick", "quick");
    assertTrue(again.text().contains("nothing is deployed"), again.text());
  }

  @Test
  void a_message_counts_once_on_all_nodes_and_only_of_its_sender() throws Exception {
    String body =
        "{\"event\": \"stopped\", \"workload\": \"prod-ledger\", \"instance\": \"unknown\"}";
    String path = "/e/prod/deployments/";
    assertEquals(
        200, cluster.send(nodes.company.ilk() + path + "prod-cluster", body, "m-1").status());
    assertEquals(
        401, cluster.send(nodes.second() + path + "prod-cluster", body, "m-1").status(), "again");
    assertEquals(
        401, cluster.send(nodes.company.ilk() + path + "prod-ledger", body, "m-2").status());
    assertEquals(
        401,
        new SignedNews(web).send(nodes.company.ilk() + path + "prod-cluster", body).status(),
        "another key");
    Answer staging =
        cluster.send(nodes.company.ilk() + "/e/staging/deployments/prod-cluster", body);
    assertEquals(401, staging.status(), "another environment's door");
  }

  @Test
  void a_workload_without_the_scope_may_not_tell() throws Exception {
    deployed("books", GOOD);
    runs("ADDED", "books", GOOD);
    String token = token(nodes.company.ilk(), "books", nodes.company.ilk());
    Answer denied =
        web.json(
            nodes.company.ilk() + "/v1/deployments/prod",
            "{\"event\": \"ended\", \"workload\": \"prod-ledger\", \"deployment\": \"ledger\"}",
            "Authorization",
            "Bearer " + token);
    assertEquals(403, denied.status(), denied.text());
  }
}
