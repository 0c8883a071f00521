package dev.ilk.demo;

import dev.ilk.demo.Stage.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How it came: what Acme declared to Ilk nine weeks ago, and what was used since. */
final class EstatePast {
  private final EstateScene scene;
  private final Stage stage;
  private final Company company;

  EstatePast(EstateScene scene) {
    this.scene = scene;
    this.stage = scene.stage();
    this.company = scene.company();
  }

  void play() {
    stage.act("1  Nine weeks ago: Acme's people and a first few services are declared");
    stage.step(
        "operator",
        "ilk apply: people, teams, services (Ilk's clock is moved back)",
        () -> {
          Told company = this.company.declare();
          Told people = apply("people.yaml", scene.people().declaration());
          Told machines = apply("orders.yaml", machines());
          boolean all = company.code() + people.code() + machines.code() == 0;
          return new Shown(
              all, all ? people.lastLine() : company.text() + people.text() + machines.text());
        });
    stage.step(
        "workload",
        "some of them work; then the present comes",
        () -> {
          try (Web web = new Web()) {
            scene.clock().moveTo(EstateDemo.TODAY.plusDays(9));
            Tokens tokens = new Tokens(web, company.ilk());
            Answer answer =
                tokens.narrow(
                    company.jobToken(Company.MAIN, company.ilk()),
                    PaymentsApi.AUDIENCE,
                    "payments:deploy");
            Answer pod =
                tokens.workload(
                    "prod", company.podToken(Company.API_POD, company.ilk()), company.ilk());
            scene.clock().moveTo(EstateDemo.TODAY);
            return new Shown(
                answer.status() == 200 && pod.status() == 200,
                "last, nine days ago: %s and %s had tokens"
                    .formatted(subject(answer), subject(pod)));
          }
        });
  }

  private static String subject(Answer answer) throws IOException {
    return Jwt.claim(answer.json().path("access_token").asText(), "sub");
  }

  private Told apply(String name, String text) throws IOException {
    Path file = Files.writeString(company.folder().resolve(name), text);
    return company.ilk("apply", "-f", file.toString());
  }

  /** The services of one team, as many as a mass change is worth. */
  private String machines() {
    String contact = scene.people().of("orders").getFirst().login();
    StringBuilder text = new StringBuilder("set: orders\nworkloads:\n");
    for (String one : EstateMachines.ORDERS) {
      text.append(
          """
            - name: prod-orders-%s
              subtype: service
              environment: prod
              owner: {team: orders, contact: %s, approver: olga}
              purpose: run the %s of orders
          """
              .formatted(one, contact, one));
    }
    for (String one : new String[] {"deploy", "rollback", "backup"}) {
      text.append(
          """
            - name: prod-platform-%s
              subtype: job
              environment: prod
              owner: {team: platform, contact: %s, approver: olga}
              purpose: %s what the platform runs
          """
              .formatted(one, scene.people().dana().login(), one));
    }
    return text.toString();
  }
}
