package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.demo.Stage.Shown;
import dev.ilk.outside.platform.GitHubActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * A static secret is replaced by what the pipeline is: ranked, its successor declared and really
 * used, the old one seen to be idle, revoked, and confirmed to be gone. So go all that nobody used.
 */
final class EstateMigrating {
  private static final String SECRET = "gitlab/" + EstateMachines.DANAS_TOKEN;
  private static final String AUDIENCE = "https://deploy.acme.example";
  private static final Set<String> TOLD = Set.of("gitlab", "github", "aws");
  private static final GitHubActions.Job RELEASE =
      new GitHubActions.Job(
          "acme", "65", "platform", "88", "refs/heads/main", "push", "release.yml");

  private final EstateScene scene;
  private final Stage stage;
  private final Company company;
  private String secret = "";

  EstateMigrating(EstateScene scene) {
    this.scene = scene;
    this.stage = scene.stage();
    this.company = scene.company();
  }

  void play(EstateMeasures before) {
    stage.act("10  Migration: Dana's token, which runs production, is replaced by a proof");
    stage.step("operator", "ilk migrate rank --why", this::ranked);
    stage.step("operator", "ilk apply: the pipeline, known by what it is", this::declared);
    stage.step("operator", "ilk migrate plan, approve: a tranche of GitLab's", this::planned);
    stage.step("workload", "the release job asks for a token to deploy with", this::exchanged);
    stage.step("operator", "ilk migrate advance: replaced; unused is too early", this::replaced);
    stage.step("operator", "a fortnight later: ilk migrate advance: unused", this::unused);
    stage.step("operator", "it is revoked, and whatever nobody used for 90 days", this::idle);
    stage.step("operator", "ilk discover run, twice; migrate advance: revoked", this::gone);
    stage.act("11  Before, and after");
    stage.step(
        "operator",
        "ilk discover list, findings list, migrate counts",
        () -> {
          EstateMeasures after = EstateMeasures.take(scene);
          return new Shown(
              after.open() < before.open()
                  && after.secrets() < before.secrets()
                  && after.accounts() < before.accounts(),
              after.since(before));
        });
  }

  private Shown ranked() throws IOException {
    int place = 0;
    JsonNode ranked = scene.json("migrate", "rank", "--limit", "1000");
    for (JsonNode one : ranked.path("secrets")) {
      place++;
      String name = one.path("source").asText() + "/" + one.path("name").asText();
      if (name.equals(SECRET)) {
        secret = one.path("id").asText();
        StringBuilder why = new StringBuilder();
        one.path("score")
            .path("because")
            .forEach(because -> why.append("\n  ").append(because.asText()));
        return new Shown(
            one.path("sight").asText().equals("held"),
            "%d static secrets; %s is number %d with %d of 100, for:%s"
                .formatted(
                    ranked.path("held").asInt(),
                    SECRET,
                    place,
                    one.path("score").path("total").asInt(),
                    why));
      }
    }
    return new Shown(false, "it was not ranked");
  }

  private Shown declared() throws IOException {
    Path file =
        Files.writeString(
            company.folder().resolve("release.yaml"),
            """
            set: release
            resource_servers:
              - {audience: %s, environment: prod, owner: platform, scopes: ['deploy:prod']}
            policies:
              - id: release-token
                text: >-
                  @id("release-token") @reason("the platform's pipelines may deploy")
                  @lifetime("5m") permit (principal is Workload in Team::"platform",
                  action == Action::"ExchangeToken", resource in Team::"platform");
            workloads:
              - name: prod-release-runner
                subtype: ci-pipeline
                environment: prod
                owner: {team: platform, contact: olga}
                purpose: deploy what main of the platform's repository holds
                scopes: ['deploy:prod']
                trust:
                  - name: platform-main-branch
                    issuer: %s
                    audience: %s
                    condition: >-
                      claims.repository_id == "88" && claims.repository_owner_id == "65"
                      && claims.ref == "refs/heads/main" && claims.event_name == "push"
            """
                .formatted(
                    AUDIENCE,
                    Jwt.claim(company.jobToken(RELEASE, company.ilk()), "iss"),
                    company.ilk()));
    Told told = company.ilk("apply", "-f", file.toString());
    return new Shown(told.code() == 0, told.lastLine());
  }

  private Shown exchanged() throws IOException, InterruptedException {
    try (Web web = new Web()) {
      Tokens tokens = new Tokens(web, company.ilk());
      String proof = company.jobToken(RELEASE, company.ilk());
      Answer answer = tokens.workload("prod", proof, AUDIENCE);
      Answer other =
          tokens.workload("prod", company.jobToken(RELEASE.on("feature"), company.ilk()), AUDIENCE);
      if (answer.status() != 200) {
        return new Shown(false, answer.refusal());
      }
      return new Shown(
          other.status() == 400,
          "%s for %s seconds, nothing stored; from another branch: %s"
              .formatted(
                  Jwt.claim(answer.json().path("access_token").asText(), "sub"),
                  answer.json().path("expires_in").asText(),
                  other.error()));
    }
  }

  private Shown planned() throws IOException {
    JsonNode plan =
        scene.json("migrate", "plan", "tokens of GitLab", "--source", "gitlab", "--quiet", "14");
    String id = plan.path("id").asText();
    JsonNode approved = scene.json("migrate", "approve", id, plan.path("plan_sha256").asText());
    Told proposed =
        company.ilk(
            "migrate", "advance", secret, "proposed", "--by", "workload:prod-release-runner");
    return new Shown(
        approved.has("approved") && proposed.code() == 0,
        "%d secrets, to be watched for 14 days each; %s"
            .formatted(plan.path("total").asInt(), proposed.lastLine()));
  }

  private Shown replaced() {
    Told replaced = company.ilk("migrate", "advance", secret, "replaced");
    Told early = company.ilk("migrate", "advance", secret, "unused");
    return new Shown(
        replaced.code() == 0 && early.code() == 3,
        replaced.lastLine() + "\n" + early.text().lines().findFirst().orElse(""));
  }

  private Shown unused() throws IOException {
    scene.clock().moveTo(Duration.ZERO);
    scene.json("discover", "run", "gitlab");
    scene.json("migrate", "rank", "--limit", "1");
    Told unused = company.ilk("migrate", "advance", secret, "unused");
    return new Shown(
        unused.code() == 0,
        "%s, last used %s".formatted(unused.lastLine(), day(scene.account(SECRET))));
  }

  private static String day(JsonNode account) {
    String used = account.path("lastUsed").asText();
    return used.isEmpty() ? "never" : used.substring(0, used.indexOf('T'));
  }

  /** What the findings advise: nobody will miss it. */
  private Shown idle() throws IOException {
    scene.systems().gitlab.revoke(EstateMachines.DANAS_TOKEN_ID);
    Set<String> unused = new TreeSet<>();
    for (JsonNode one : scene.findings()) {
      String code = one.path("code").asText();
      if (code.equals("unused-credential") || code.equals("stale")) {
        unused.add(one.path("account").asText());
      }
    }
    int ended = 0;
    for (JsonNode one : scene.accounts().values()) {
      if (unused.contains(one.path("id").asText()) && TOLD.contains(one.path("source").asText())) {
        end(one);
        ended++;
      }
    }
    return new Shown(
        ended > 0, "%d accounts and tokens in GitHub, GitLab and AWS".formatted(ended));
  }

  private void end(JsonNode account) throws IOException {
    String id = account.path("native").asText();
    boolean token = account.path("type").asText().contains("token");
    switch (account.path("source").asText()) {
      case "github" -> scene.systems().github.revoke(id);
      case "gitlab" -> {
        if (token) {
          scene.systems().gitlab.revoke(id);
        } else {
          scene.systems().gitlab.delete(id);
        }
      }
      default -> scene.systems().withdraw("aws", id);
    }
  }

  private Shown gone() throws IOException {
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      int missing = 0;
      int gone = 0;
      for (EstateSystems.Known one : scene.systems().sources()) {
        JsonNode run = scene.json("discover", "run", one.name(), "--full");
        missing += run.path("missing").asInt();
        gone += run.path("gone").asInt();
      }
      scene.json("migrate", "rank", "--limit", "1");
      told.append("run %d: %d missing, %d confirmed to be gone%n".formatted(i + 1, missing, gone));
    }
    Told revoked = company.ilk("migrate", "advance", secret, "revoked");
    boolean gone = scene.account(SECRET).path("presence").asText().equals("gone");
    return new Shown(gone && revoked.code() == 0, told + revoked.lastLine());
  }
}
