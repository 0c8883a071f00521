package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.outside.platform.GitHubActions;
import dev.ilk.outside.platform.KubernetesCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be taken back, what that reaches, and that it reaches nothing else. */
class RevocationReachTest {
  private static final KubernetesCluster.Pod OTHER_POD =
      new KubernetesCluster.Pod(
          "payments", "payments-api", "a087d5a0-e1dd-43ec-93ac-f13d89cd13af", "payments-api-9c2e");
  private static final GitHubActions.Job STAGING = Company.MAIN.on("staging");

  private Company company;
  private Web web;
  private Tokens tokens;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    Path file = folder.resolve("company.yaml");
    Told declared = company.declare();
    assertEquals(0, declared.code(), declared.text());
    assertTrue(Files.exists(file));
    web = new Web();
    tokens = new Tokens(web, company.ilk());
  }

  @AfterEach
  void stop() {
    if (company != null) {
      web.close();
      company.close();
    }
  }

  private Answer fromCi() throws Exception {
    return tokens.workload(
        "prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE);
  }

  private Answer fromPod(KubernetesCluster.Pod pod) throws Exception {
    return tokens.workload("prod", company.podToken(pod, company.ilk()), company.ilk());
  }

  private Answer fromStaging() throws Exception {
    return tokens.workload(
        "staging",
        company.jobToken(STAGING, company.ilk() + "/staging"),
        "https://payments.staging.acme.example");
  }

  private static String token(Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    return answer.json().path("access_token").asText();
  }

  /** Asks with a token of the payments API that comes from a pod nobody revokes. */
  private boolean active(String issuer, String token, String asking) throws Exception {
    Answer answer =
        web.form(
            company.ilk() + issuer + "/introspect",
            Map.of("token", token),
            "Authorization",
            "Bearer " + asking);
    assertEquals(200, answer.status(), answer.text());
    return answer.json().path("active").asBoolean();
  }

  private Told dryRun(String what) {
    Told told = company.ilk("revoke", what, "--dry-run");
    assertEquals(0, told.code(), told.text());
    return told;
  }

  private void revoke(String what) {
    Told told = company.ilk("revoke", what, "--reason", "a test");
    assertEquals(0, told.code(), told.text());
  }

  @Test
  void a_dry_run_shows_the_reach_and_takes_nothing_back() throws Exception {
    String token = token(fromCi());
    String asking = token(fromPod(Company.API_POD));
    Told told = dryRun("workload:prod-payments-deployer");
    assertTrue(told.text().contains("1 identities\n    workload:prod-payments-deployer"));
    assertTrue(told.text().contains("1 trust rules\n    payments-main-branch"), told.text());
    assertTrue(told.text().contains("1 living tokens"), told.text());
    assertTrue(dryRun("env:prod").text().contains("2 living tokens"));
    assertTrue(dryRun(Jwt.claim(token, "jti")).text().contains("1 living tokens"));
    assertTrue(active("/e/prod/workload", token, asking));
    assertEquals(200, fromCi().status());
  }

  @Test
  void an_instance_loses_its_tokens_and_gets_no_more_while_its_like_go_on() throws Exception {
    String entered = token(fromPod(OTHER_POD));
    String asking = token(fromPod(Company.API_POD));
    String instance = Jwt.claim(entered, "instance");
    assertTrue(dryRun(instance).text().contains("workload:prod-payments-api"));

    revoke(instance);

    assertFalse(active("/e/prod/workload", entered, asking));
    assertEquals(400, fromPod(OTHER_POD).status());
    assertEquals(200, fromPod(Company.API_POD).status());
    assertTrue(company.ilk("revocations").text().contains(instance));

    assertEquals(0, company.ilk("revoke", instance, "--lift", "--reason", "made anew").code());
    assertEquals(200, fromPod(OTHER_POD).status());
    assertFalse(active("/e/prod/workload", entered, asking));
  }

  @Test
  void an_issuer_out_of_trust_proves_nobody_and_other_issuers_go_on() throws Exception {
    String token = token(fromCi());
    String asking = token(fromPod(Company.API_POD));
    String issuer = "issuer:" + Jwt.claim(company.jobToken(Company.MAIN, "x"), "iss");
    Told told = dryRun(issuer);
    assertTrue(told.text().contains("2 trust rules"), told.text());
    assertTrue(told.text().contains("workload:staging-payments-deployer"), told.text());

    revoke(issuer);

    assertFalse(active("/e/prod/workload", token, asking));
    assertEquals(400, fromCi().status());
    assertEquals(400, fromStaging().status());
    assertEquals(200, fromPod(Company.API_POD).status());
    assertEquals(0, company.ilk("revoke", issuer, "--lift", "--reason", "they mended it").code());
    assertEquals(200, fromCi().status());
  }

  @Test
  void an_environment_out_of_trust_issues_nothing_and_the_others_go_on() throws Exception {
    token(fromStaging());
    Told told = dryRun("env:staging");
    assertTrue(told.text().contains("workload:staging-payments-deployer"), told.text());
    assertTrue(told.text().contains("1 living tokens"), told.text());

    revoke("env:staging");

    Answer refused = fromStaging();
    assertEquals(400, refused.status());
    assertEquals(200, fromCi().status());
    assertEquals(0, company.ilk("revoke", "env:staging", "--lift", "--reason", "over").code());
    assertEquals(200, fromStaging().status());
  }

  @Test
  void what_is_not_there_or_not_suspended_is_told() {
    for (List<String> wrong :
        List.of(
            List.of("revoke", "workload:prod-none", "--dry-run"),
            List.of("revoke", "env:mars", "--reason", "x"),
            List.of("revoke", "env:staging", "--lift", "--reason", "x"),
            List.of("revoke", "workload:prod-payments-api"))) {
      Told told = company.ilk(wrong.toArray(String[]::new));
      assertEquals(3, told.code(), told.text());
    }
  }
}
