package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.demo.Stage.Shown;
import dev.ilk.outside.vendor.Person;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is done about it: a leaver, a risk that is taken, a team that is renamed, a review. */
final class EstateMending {
  private static final int LOOKS = 600;
  private static final String OTHERWISE = "not as advised";

  private final EstateScene scene;
  private final Stage stage;
  private final Company company;

  EstateMending(EstateScene scene) {
    this.scene = scene;
    this.stage = scene.stage();
    this.company = scene.company();
  }

  void play() {
    leaver();
    risk();
    rename();
    review();
  }

  private void leaver() {
    Person dana = scene.people().dana();
    String subject = "human:" + dana.login();
    Person heir = scene.people().of("platform").get(2);
    stage.act("6  Dana leaves: what would break, and who takes over");
    stage.step(
        "operator",
        "ilk entangle " + subject,
        () -> {
          Told told = company.ilk("entangle", subject);
          boolean all =
              told.text().contains(EstateMachines.DANAS_TOKEN)
                  && told.text().contains("svc-deploy-runner")
                  && told.text().contains("prod-deployer");
          return new Shown(
              told.code() == 0 && all, told.text().strip().replaceAll("acc_[0-9a-z]{26} ", ""));
        });
    stage.step(
        "operator",
        "ilk human offboard %s --to %s --dry-run".formatted(dana.login(), heir.login()),
        () -> {
          Told told =
              company.ilk("human", "offboard", dana.login(), "--to", heir.login(), "--dry-run");
          return new Shown(
              told.code() == 0 && told.text().contains("prod-platform-deploy"),
              told.text().strip());
        });
    stage.step(
        "operator",
        "ilk human offboard %s --to %s".formatted(dana.login(), heir.login()),
        () -> {
          Told told = company.ilk("human", "offboard", dana.login(), "--to", heir.login());
          scene.systems().okta.deprovision(dana);
          Told job = company.ilk("identity", "show", "workload:prod-platform-deploy");
          return new Shown(
              told.code() == 0 && job.text().contains(heir.login()),
              told.text().lines().findFirst().orElse("") + "; Okta closes the account too");
        });
  }

  private void risk() {
    stage.act("7  What cannot be mended today is owned: a risk is taken, with a reason and an end");
    stage.step(
        "human",
        "ilk findings accept aws/deploy-shared used-by-people, for ever",
        () -> {
          Told told = accept(Duration.ofDays(4_000));
          return new Shown(told.code() == 3, told.text().lines().findFirst().orElse(""));
        });
    stage.step(
        "human",
        "ilk findings accept aws/deploy-shared used-by-people, for sixty days",
        () -> {
          int before = scene.findings().size();
          Told told = accept(Duration.ofDays(60));
          int after = scene.findings().size();
          return new Shown(
              told.code() == 0 && after == before - 1,
              "%s; it counts again then".formatted(told.lastLine()));
        });
  }

  private Told accept(Duration lasting) throws IOException {
    return company.ilk(
        "findings",
        "accept",
        scene.id("aws/deploy-shared"),
        "used-by-people",
        "--reason",
        "the release team moves off it this quarter",
        "--until",
        Instant.ofEpochSecond(scene.clock().instant().plus(lasting).getEpochSecond()).toString());
  }

  private void rename() {
    stage.act("8  A mass change: the team `orders` becomes `fulfilment`, as one reviewed plan");
    stage.step(
        "operator",
        "ilk mass rename-team orders fulfilment, looked at, then run",
        () -> {
          JsonNode plan = scene.json("mass", "rename-team", "orders", "fulfilment");
          String id = plan.path("id").asText();
          JsonNode running = scene.json("mass", "run", id, plan.path("plan_sha256").asText());
          for (int i = 0; i < LOOKS && !running.path("state").asText().equals("done"); i++) {
            running = scene.json("mass", "show", id);
          }
          int total = plan.path("total").asInt();
          String api =
              scene
                  .json("identity", "show", "workload:prod-orders-api")
                  .findValue("owner")
                  .asText();
          return new Shown(
              running.path("done").asInt() == total && api.equals("fulfilment"),
              "%d of %d people and services; workload:prod-orders-api is owned by %s"
                  .formatted(running.path("done").asInt(), total, api));
        });
  }

  private void review() {
    stage.act("9  A review: the services of payments, beside their real use");
    stage.step(
        "human",
        "ilk review start, show, answer as advised, close",
        () -> {
          String id =
              scene
                  .json(
                      "review",
                      "start",
                      "Payments, fourth quarter",
                      "--kind",
                      "workload",
                      "--owner",
                      "payments",
                      "--dormant",
                      "60d")
                  .path("id")
                  .asText();
          TreeMap<String, List<String>> answers = new TreeMap<>();
          StringBuilder shown = new StringBuilder();
          for (JsonNode item : scene.json("review", "show", id)) {
            boolean stays = item.path("subject").asText().equals("workload:prod-payments-api");
            String advice = item.path("advice").asText();
            String answer = stays && !advice.equals("keep") ? OTHERWISE : "--" + advice;
            String token = item.path("number") + ":" + item.path("shown").asText().substring(0, 8);
            answers.computeIfAbsent(answer, _ -> new ArrayList<>()).add(token);
            if (!advice.equals("keep")) {
              shown.append(
                  "%s %s: %s is advised, as %s%s%n"
                      .formatted(
                          item.path("subject").asText(),
                          item.path("sort").asText(),
                          advice,
                          item.path("because").asText(),
                          answer.equals(OTHERWISE) ? "; kept, and a reason given" : ""));
            }
          }
          for (Map.Entry<String, List<String>> group : answers.entrySet()) {
            List<String> words = new ArrayList<>(List.of("review", "answer", id));
            words.addAll(group.getValue());
            words.addAll(
                group.getKey().equals(OTHERWISE)
                    ? List.of("--keep", "--reason", "it asks Ilk at each request")
                    : List.of(group.getKey()));
            scene.json(words.toArray(String[]::new));
          }
          JsonNode closed = scene.json("review", "close", id);
          return new Shown(
              closed.has("closed") && answers.keySet().containsAll(List.of("--reduce", "--end")),
              "%s%d of %d answered, %d carried out"
                  .formatted(
                      shown,
                      closed.path("answered").asInt(),
                      closed.path("items").asInt(),
                      closed.path("applied").asInt()));
        });
  }
}
