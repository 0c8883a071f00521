package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.outside.platform.KubernetesCluster;
import dev.ilk.provenance.Bundles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Build identity is not deploy identity: an audience of production demands that what runs was built
 * as the rule says, and that a person approved it. Who built it gets nothing by that alone.
 */
class ProvenanceTest {
  private static final KubernetesCluster.Pod POD =
      new KubernetesCluster.Pod("shop", "shop", "uid-shop", "shop-1");

  private Company company;
  private Web web;
  private SignedNews cluster;
  private Bundles builder;
  private Path folder;

  @BeforeEach
  void start(@TempDir Path given) throws Exception {
    folder = given;
    company = Company.start(folder, settings -> settings);
    web = new Web();
    cluster = new SignedNews(web);
    builder = new Bundles();
    assertEquals(0, company.declare().code());
    Files.writeString(folder.resolve("keys.jwks"), Bundles.jwks(builder.signer));
    Files.writeString(
        folder.resolve("prod.cedar"),
        """
        @id("prod-provenance")
        @reason("payments takes only what was built by our builder of our source")
        forbid (
          principal is Workload,
          action == Action::"ExchangeToken",
          resource == ResourceServer::"https://payments.acme.example"
        )
        unless {
          context.proof.claims has provenance &&
          context.proof.claims.builder == "%s" &&
          context.proof.claims.source == "%s"
        };

        @id("prod-approval")
        @reason("what runs in production was approved")
        @needs("approval operator")
        forbid (
          principal is Workload,
          action == Action::"ExchangeToken",
          resource == ResourceServer::"https://payments.acme.example"
        );
        """
            .formatted(Bundles.BUILDER, Bundles.SOURCE));
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        set: shop
        workloads:
          - name: prod-shop
            subtype: service
            environment: prod
            owner: {team: payments, contact: alice}
            purpose: sell things
            scopes: [payments:read]
            attested:
              by: deployment
              provenance:
                builder: %s
                source: %s
                keys: '%s'
            trust:
              - issuer: %s
                audience: %s
                condition: >-
                  claims["kubernetes.io"].namespace == "shop"
                  && claims["kubernetes.io"].serviceaccount.uid == "uid-shop"
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
                Bundles.BUILDER,
                Bundles.SOURCE,
                Bundles.jwks(builder.signer),
                Jwt.claim(company.podToken(POD, "x"), "iss"),
                company.ilk(),
                cluster.jwks()));
    Told applied =
        company.ilk(
            "apply",
            "-f",
            folder.resolve("shop.yaml").toString(),
            "-f",
            folder.resolve("prod.cedar").toString());
    assertEquals(0, applied.code(), applied.text());
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
    company.close();
  }

  private Path bundle(String image, String commit) throws Exception {
    Path file = folder.resolve("bundle.json");
    Files.writeString(file, builder.byKey(Bundles.statement(image, commit)).toString());
    return file;
  }

  private void told(String body) throws Exception {
    Answer answer = cluster.send(company.ilk() + "/e/prod/deployments/prod-cluster", body);
    assertEquals(200, answer.status(), answer.text());
  }

  private void deployed(String image, String commit) throws Exception {
    told(
        "{\"event\": \"deployed\", \"workload\": \"prod-shop\", \"deployment\": \"shop\", \"images\": [\"sha256:%s\"], \"commit\": \"%s\"}"
            .formatted(image, commit));
    told(
        "{\"event\": \"started\", \"workload\": \"prod-shop\", \"instance\": \"%s\", \"images\": [\"sha256:%s\"]}"
            .formatted(POD.uid(), image));
  }

  private Answer fromPod() throws Exception {
    return new Tokens(web, company.ilk())
        .workload("prod", company.podToken(POD, company.ilk()), PaymentsApi.AUDIENCE);
  }

  private void refused(Answer answer, String why) {
    assertEquals(400, answer.status(), answer.text());
    assertTrue(answer.text().contains(why), answer.text());
  }

  @Test
  void at_production_it_takes_a_deployed_image_its_provenance_and_an_approval() throws Exception {
    Answer pipeline =
        new Tokens(web, company.ilk())
            .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE);
    refused(pipeline, "built by our builder");

    deployed(Bundles.IMAGE, Bundles.COMMIT);
    refused(fromPod(), "built by our builder");

    String file = bundle(Bundles.IMAGE, Bundles.COMMIT).toString();
    Told added = company.ilk("provenance", "add", "prod-shop", file);
    assertEquals(0, added.code(), added.text());
    refused(fromPod(), "approved");

    Told foreign = company.ilk("deployments", "approve", "prod-shop", "shop", "--as", "auditor");
    assertTrue(foreign.code() != 0 && foreign.text().contains("no `auditor`"), foreign.text());
    Told approved = company.ilk("deployments", "approve", "prod-shop", "shop", "--as", "operator");
    assertEquals(0, approved.code(), approved.text());
    Answer given = fromPod();
    assertEquals(200, given.status(), given.text());
    String token = Jwt.claim(given.json().path("access_token").asText(), "jti");
    String trace = company.ilk("trace", token, "--json").text();
    for (String evidence : new String[] {Bundles.COMMIT, Bundles.SOURCE, Bundles.IMAGE}) {
      assertTrue(trace.contains(evidence), trace);
    }

    deployed("b".repeat(64), Bundles.COMMIT);
    refused(fromPod(), "built by our builder");
    assertEquals(
        0,
        company
            .ilk(
                "provenance", "add", "prod-shop", bundle("b".repeat(64), Bundles.COMMIT).toString())
            .code());
    refused(fromPod(), "approved");
  }

  @Test
  void provenance_of_another_commit_than_the_deployed_one_does_not_count() throws Exception {
    deployed(Bundles.IMAGE, "d".repeat(40));
    String file = bundle(Bundles.IMAGE, Bundles.COMMIT).toString();
    assertEquals(0, company.ilk("provenance", "add", "prod-shop", file).code());
    refused(fromPod(), "built by our builder");
  }

  @Test
  void what_another_key_signed_is_not_kept() throws Exception {
    Path file = folder.resolve("forged.json");
    Files.writeString(file, new Bundles().byKey(Bundles.statement()).toString());
    Told added = company.ilk("provenance", "add", "prod-shop", file.toString());
    assertTrue(added.code() != 0 && added.text().contains("signature"), added.text());
    Told other = company.ilk("provenance", "add", "prod-cluster", file.toString());
    assertTrue(other.text().contains("no rule says"), other.text());
  }

  @Test
  void the_command_line_verifies_a_file_without_a_server() throws Exception {
    String file = bundle(Bundles.IMAGE, Bundles.COMMIT).toString();
    String keys = folder.resolve("keys.jwks").toString();
    String[] rule = {
      "provenance", "verify", file, "--keys", keys, "--builder", Bundles.BUILDER, "--source"
    };
    Told held = verify(rule, Bundles.SOURCE);
    assertEquals(0, held.code(), held.text());
    assertTrue(held.text().contains("verified: built by"), held.text());
    Told other = verify(rule, Bundles.SOURCE + "-fork");
    assertEquals(1, other.code(), other.text());
    assertTrue(other.text().contains("does not hold"), other.text());
    Told commit = verify(rule, Bundles.SOURCE, "--commit", "d".repeat(40));
    assertEquals(1, commit.code(), commit.text());
    Told image = verify(rule, Bundles.SOURCE, "--image", "sha256:" + "c".repeat(64), "--json");
    assertEquals(1, image.code(), image.text());
  }

  private static Told verify(String[] rule, String... more) {
    String[] all = Arrays.copyOf(rule, rule.length + more.length);
    System.arraycopy(more, 0, all, rule.length, more.length);
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int code = dev.ilk.cli.Main.run(writer, writer, all);
    return new Told(code, text.toString());
  }
}
