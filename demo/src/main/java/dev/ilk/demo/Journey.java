package dev.ilk.demo;

import dev.ilk.demo.Stage.Shown;
import dev.ilk.outside.platform.GitHubActions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journey, in acts. Later acts use what earlier ones were given. */
final class Journey {
  private static final String PAYMENTS = PaymentsApi.AUDIENCE;

  private final Company company;
  private final Stage stage;
  private final Web web;
  private final Tokens tokens;
  private String token = "";
  private String tokenId = "";
  private String correlation = "";
  private String delegation = "";
  private String agentToken = "";

  Journey(Company company, Stage stage, Web web) {
    this.company = company;
    this.stage = stage;
    this.web = web;
    this.tokens = new Tokens(web, company.ilk());
  }

  void play() {
    registry();
    proofs();
    try (PaymentsApi api = company.startPayments()) {
      actions(api);
      people();
      agent(api);
      revocation(api);
    }
    record();
  }

  private void registry() {
    stage.act("1  The registry: everyone and everything that may act is declared");
    stage.step(
        "operator",
        "ilk apply -f company.yaml -f payments.cedar",
        () -> {
          Told told = company.declare();
          return new Shown(told.code() == 0, told.lastLine());
        });
    stage.step(
        "operator",
        "ilk apply, a second time",
        () -> {
          Told told = company.declare();
          boolean same = told.code() == 0 && told.text().contains("nothing to do");
          return new Shown(same, told.lastLine());
        });
    stage.step(
        "operator",
        "ilk identity explain workload:prod-payments-deployer",
        () -> {
          Told told = ilk("identity", "explain", "workload:prod-payments-deployer");
          return new Shown(told.code() == 0, wrapped(told.text()));
        });
    stage.step(
        "operator",
        "a workload with a person's attribute",
        () -> {
          Path wrong = company.folder().resolve("wrong.yaml");
          Files.writeString(
              wrong,
              """
              workloads:
                - name: prod-ledger
                  environment: prod
                  department: finance
                  owner: {team: payments, contact: alice}
                  purpose: keeps the ledger
              """);
          Told told = ilk("apply", "-f", wrong.toString());
          return new Shown(
              told.code() != 0 && told.text().contains("department"), wrapped(told.text()));
        });
  }

  private void proofs() {
    stage.act("2  The identity plane: a CI job proves who it is, and nobody else can");
    stage.step(
        "workload",
        "the job on the main branch asks for a token for payments",
        () -> {
          String proof = company.jobToken(Company.MAIN, company.ilk());
          Answer answer = tokens.workload("prod", proof, PAYMENTS);
          token = answer.json().path("access_token").asText();
          tokenId = Jwt.claim(token, "jti");
          correlation = answer.correlation();
          return new Shown(
              answer.status() == 200,
              "%s for %s seconds, for %s, to %s"
                  .formatted(
                      Jwt.claim(token, "sub"),
                      answer.json().path("expires_in").asText(),
                      Jwt.claim(token, "aud"),
                      answer.json().path("scope").asText()));
        });
    refused("the same workflow in a fork", Company.MAIN.forkedBy("mallory", "666", "777"));
    refused("the same repository on another branch", Company.MAIN.on("feature"));
    stage.step(
        "workload",
        "a token of the platform that expired a while ago",
        () -> {
          String old = company.expiredJobToken(Company.MAIN, company.ilk());
          return refusal(tokens.workload("prod", old, PAYMENTS));
        });
    stage.step(
        "workload",
        "a token of the platform meant for someone else",
        () -> {
          String other = company.jobToken(Company.MAIN, "https://cloud.example");
          return refusal(tokens.workload("prod", other, PAYMENTS));
        });
    stage.step(
        "workload",
        "a token whose signature was cut off (alg none)",
        () -> refusal(tokens.workload("prod", Jwt.unsigned(token), PAYMENTS)));
    stage.step(
        "workload",
        "a staging token in production",
        () -> {
          String proof = company.jobToken(Company.MAIN.on("staging"), company.ilk() + "/staging");
          Answer own = tokens.workload("staging", proof, "https://payments.staging.acme.example");
          Answer crossed = tokens.workload("prod", proof, PAYMENTS);
          return new Shown(
              own.status() == 200 && crossed.status() == 400,
              "in staging: 200; in production: " + crossed.refusal());
        });
    stage.step(
        "workload",
        "a production token for a staging service",
        () -> {
          String proof = company.jobToken(Company.MAIN, company.ilk());
          return refusal(tokens.workload("prod", proof, "https://payments.staging.acme.example"));
        });
  }

  private void actions(PaymentsApi api) {
    stage.act("3  The access plane: each action is decided where it happens");
    stage.step(
        "workload",
        "POST /releases/2026-11-22 with its token",
        () -> {
          Answer answer = web.json(api.address() + "/releases/2026-11-22", "{}", bearer(token));
          return new Shown(answer.status() == 200, answer.refusal());
        });
    stage.step(
        "workload",
        "POST /refunds/42 with the same token",
        () -> {
          Answer answer = web.json(api.address() + "/refunds/42", "{}", bearer(token));
          boolean denied =
              answer.status() == 403
                  && answer.json().path("policies").asText().equals("no-refunds-by-pipelines");
          return new Shown(
              denied, answer.refusal() + "\npolicy " + answer.json().path("policies").asText());
        });
    stage.step(
        "workload",
        "POST /releases/2026-11-22 with a staging token",
        () -> {
          String proof = company.jobToken(Company.MAIN.on("staging"), company.ilk() + "/staging");
          String staging =
              tokens
                  .workload("staging", proof, "https://payments.staging.acme.example")
                  .json()
                  .path("access_token")
                  .asText();
          Answer answer = web.json(api.address() + "/releases/2026-11-22", "{}", bearer(staging));
          return new Shown(
              answer.status() == 401 && !staging.isEmpty(),
              answer.refusal() + " (another issuer, another key)");
        });
    new Theft(company, stage, web, tokens).play(api);
  }

  private void people() {
    stage.act("4  People: the company's identity provider vouches, and doors stay apart");
    try (Browser browser = new Browser();
        Browser stranger = new Browser()) {
      stage.step(
          "human",
          "alice signs in at the company's provider",
          () -> {
            browser.open(company.ilk() + "/console/login/start/corp?return_to=/console/");
            Answer page = browser.submit("", Map.of("user", "alice"));
            return new Shown(
                page.status() == 200
                    && browser.address().startsWith(company.ilk())
                    && page.text().contains("Sign out"),
                "she sees who she is: human:alice, team payments");
          });
      stage.step(
          "human",
          "mallory, whom the provider knows and Ilk does not",
          () -> {
            stranger.open(company.ilk() + "/console/login/start/corp?return_to=/console/");
            Answer page = stranger.submit("", Map.of("user", "mallory"));
            return new Shown(
                page.status() == 403 || page.status() == 401, "refused with " + page.status());
          });
      stage.step(
          "human",
          "alice's session at the workloads' door",
          () -> refusal(tokens.workload("prod", "ilk_ses_" + "x".repeat(43), PAYMENTS)));
      stage.step(
          "workload",
          "the job's token at the people's door",
          () -> {
            Answer answer = web.get(company.ilk() + "/console/", bearer(token));
            return new Shown(
                answer.status() == 401 || answer.status() == 403,
                "refused with " + answer.status() + ", recorded as wrong_plane");
          });
      lend(browser);
    }
  }

  private void lend(Browser browser) {
    stage.step(
        "human",
        "alice lends an agent the reading of payments for an hour",
        () -> {
          browser.open(company.ilk() + "/console/delegations/new");
          Answer page =
              browser.submit(
                  "/console/delegations",
                  Map.of(
                      "agent", "prod-invoice-helper",
                      "audiences", PAYMENTS,
                      "scopes", "payments:read",
                      "lasting", "1h",
                      "purpose", "answer questions about November"));
          Matcher id = Pattern.compile("dlg_[0-9a-z]{26}").matcher(browser.address() + page.text());
          delegation = id.find() ? id.group() : "";
          return new Shown(
              !delegation.isEmpty(),
              delegation.isEmpty()
                  ? page.status() + " " + page.text().replaceAll("(?s)<[^>]*>", " ").strip()
                  : delegation + ", a name and no secret");
        });
  }

  private void agent(PaymentsApi api) {
    stage.act("5  An AI agent: its own kind, and nothing without a person behind it");
    stage.step(
        "agent",
        "the agent asks for a token by itself",
        () -> {
          String proof = company.podToken(Company.AGENT_POD, company.ilk());
          return refusal(tokens.agent("prod", proof, "", PAYMENTS, ""));
        });
    stage.step(
        "agent",
        "with the delegation",
        () -> {
          String proof = company.podToken(Company.AGENT_POD, company.ilk());
          Answer answer = tokens.agent("prod", proof, delegation, PAYMENTS, "");
          agentToken = answer.json().path("access_token").asText();
          String chain =
              "sub %s, act %s".formatted(Jwt.claim(agentToken, "sub"), Jwt.actor(agentToken));
          return new Shown(
              answer.status() == 200
                  && Jwt.claim(agentToken, "sub").equals("human:alice")
                  && Jwt.actor(agentToken).equals("agent:prod-invoice-helper"),
              chain);
        });
    stage.step(
        "agent",
        "more than was lent",
        () -> {
          String proof = company.podToken(Company.AGENT_POD, company.ilk());
          return refusal(tokens.agent("prod", proof, delegation, PAYMENTS, "payments:refund"));
        });
    stage.step(
        "agent",
        "another workload with the agent's delegation",
        () -> {
          String proof = company.podToken(Company.API_POD, company.ilk());
          return refusal(tokens.agent("prod", proof, delegation, PAYMENTS, ""));
        });
    stage.step(
        "agent",
        "GET /payments/42",
        () -> {
          Answer answer = web.get(api.address() + "/payments/42", bearer(agentToken));
          return new Shown(answer.status() == 200, answer.refusal());
        });
    stage.step(
        "agent",
        "POST /refunds/42",
        () -> {
          Answer answer = web.json(api.address() + "/refunds/42", "{}", bearer(agentToken));
          return new Shown(answer.status() == 403, answer.refusal());
        });
  }

  private void revocation(PaymentsApi api) {
    stage.act("6  Revocation: one command, everywhere");
    stage.step(
        "operator",
        "ilk revoke workload:prod-payments-deployer --reason \"laptop stolen\"",
        () -> {
          long start = System.nanoTime();
          Told told = ilk("revoke", "workload:prod-payments-deployer", "--reason", "laptop stolen");
          long returned = System.nanoTime();
          int tries = 0;
          int status = 200;
          while (status == 200 && tries++ < 2000) {
            status = web.json(api.address() + "/releases/2026-11-22", "{}", bearer(token)).status();
          }
          double millis = (System.nanoTime() - start) / 1e6;
          return new Shown(
              told.code() == 0 && status == 401,
              "%.0f ms from the command to the guard's first refusal (the command took %.0f ms)"
                  .formatted(millis, (returned - start) / 1e6));
        });
    stage.step(
        "workload",
        "a fresh and valid proof of the revoked identity",
        () -> {
          String proof = company.jobToken(Company.MAIN, company.ilk());
          return refusal(tokens.workload("prod", proof, PAYMENTS));
        });
  }

  private void record() {
    stage.act("7  The record: what happened, on whose authority, and proof that it is whole");
    stage.step(
        "operator",
        "ilk trace " + correlation,
        () -> {
          Told told = ilk("trace", correlation);
          return new Shown(
              told.code() == 0 && told.text().contains("no-refunds-by-pipelines"),
              told.text().strip());
        });
    stage.step(
        "operator",
        "ilk trace " + delegation,
        () -> {
          Told told = ilk("trace", delegation);
          return new Shown(
              told.code() == 0 && told.text().contains("prod-invoice-helper"), told.text().strip());
        });
    new Tampering(company, stage).play();
  }

  private void refused(String tried, GitHubActions.Job job) {
    stage.step(
        "workload",
        tried,
        () -> refusal(tokens.workload("prod", company.jobToken(job, company.ilk()), PAYMENTS)));
  }

  private static Shown refusal(Answer answer) {
    return new Shown(answer.status() == 400, answer.refusal());
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private Told ilk(String... arguments) {
    return company.ilk(arguments);
  }

  /** Breaks long lines where people would. */
  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int width = 0;
    for (String word : text.strip().split("\\s+", -1)) {
      if (width + word.length() > 96) {
        lines.append('\n');
        width = 0;
      } else if (width > 0) {
        lines.append(' ');
        width++;
      }
      lines.append(word);
      width += word.length();
    }
    return lines.toString();
  }
}
