package dev.ilk.demo;

import dev.ilk.demo.Stage.Shown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The story of a person who needs a privilege for half an hour, and who leaves in the end. Played
 * after the {@link Journey}, with a person of its own.
 */
final class Privilege {
  private static final String DECLARATION =
      """
      set: privilege
      humans:
        - name: bob
          subtype: employee
          provider: corp
          email: bob@acme.example
          teams: [payments]
      workloads:
        - name: prod-nightly-report
          subtype: job
          environment: prod
          owner: {team: payments, contact: bob}
          purpose: tell what was paid yesterday
          scopes: [payments:read]
      """;

  private static final String POLICY =
      """
      @id("payments-may-be-operators")
      @reason("people of payments may administer Ilk for a time")
      permit (
        principal in Team::"payments",
        action == Action::"Elevate",
        resource == Role::"operator"
      );

      @id("operators-take-a-passkey")
      @reason("to administer Ilk takes a passkey")
      @needs("step-up phr")
      forbid (principal in Team::"payments", action == Action::"Elevate", resource)
      unless { context.proof.assurance == "phr" };

      @id("operators-take-another")
      @reason("to administer Ilk takes the approval of an operator")
      @needs("approval operator")
      forbid (principal in Team::"payments", action == Action::"Elevate", resource);
      """;

  private static final String ISSUER = "issuer:https://ci.taken-over.example";

  private final Company company;
  private final Stage stage;
  private String elevation = "";

  Privilege(Company company, Stage stage) {
    this.company = company;
    this.stage = stage;
  }

  void play() {
    stage.act("8  Privilege: nobody holds one all day, and whoever leaves leaves nothing behind");
    try (Browser bob = new Browser();
        Browser olga = new Browser()) {
      prepare();
      asking(bob);
      stepUp(bob);
      approval(olga);
      acting(bob);
      leaving(bob);
    }
  }

  private void prepare() {
    stage.step(
        "operator",
        "ilk policy apply: who may be an operator for a time, and what that takes",
        () -> {
          Path declaration = company.folder().resolve("privilege.yaml");
          Files.writeString(declaration, DECLARATION);
          Told declared = company.ilk("apply", "-f", declaration.toString());
          Path policies = Files.createDirectories(company.folder().resolve("privilege"));
          Files.writeString(policies.resolve("elevation.cedar"), POLICY);
          Told applied = company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-1");
          return new Shown(declared.code() == 0 && applied.code() == 0, applied.lastLine());
        });
  }

  private void signIn(Browser browser, String person) throws Exception {
    browser.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    browser.submit("", Map.of("user", person));
  }

  private Answer ask(Browser bob) throws Exception {
    bob.open(company.ilk() + "/console/elevations/new");
    return bob.submit(
        "/console/elevations",
        Map.of("role", "operator", "lasting", "30m", "reason", "INC-9: an issuer was taken over"));
  }

  private void asking(Browser bob) {
    stage.step(
        "human",
        "bob asks to be an operator for half an hour",
        () -> {
          signIn(bob, "bob");
          Answer withheld = ask(bob);
          return new Shown(
              withheld.status() == 403 && withheld.text().contains("takes a passkey"),
              "not yet: to administer Ilk takes a passkey");
        });
  }

  private void stepUp(Browser bob) {
    stage.step(
        "human",
        "bob adds a passkey, and proves by it that it is him",
        () -> {
          Authenticator authenticator = Authenticator.at(company.ilk());
          Answer form = bob.open(company.ilk() + "/console/factors/new");
          String made = authenticator.create(form.text());
          bob.submit("/console/factors", Map.of("name", "The desk", "response", made));
          Answer confirm = bob.open(company.ilk() + "/console/step-up?return_to=/console/factors");
          String used = authenticator.use(confirm.text());
          Answer proved = bob.submit("/console/step-up", Map.of("response", used));
          return new Shown(
              proved.text().contains(">phr<"), "acr phr: phishing-resistant, used just now");
        });
    stage.step(
        "human",
        "bob asks again",
        () -> {
          Answer waiting = ask(bob);
          elevation = bob.address().replaceAll(".*/(elv_[a-z0-9]+).*", "$1");
          return new Shown(
              waiting.text().contains("waiting for approval"),
              elevation + " waits for the approval of an operator");
        });
  }

  private void approval(Browser olga) {
    stage.step(
        "human",
        "olga sees who wants what, for how long and why, and approves it",
        () -> {
          signIn(olga, "olga");
          Answer shown = olga.open(company.ilk() + "/console/approvals");
          boolean told = shown.text().contains("bob would take up operator for 30 minutes");
          Answer answered = olga.submit("/approve", Map.of());
          return new Shown(
              told && answered.status() == 200, "bob would take up operator for 30 minutes");
        });
  }

  private void acting(Browser bob) {
    stage.step(
        "human",
        "bob begins it, and takes back the trust in an issuer",
        () -> {
          bob.open(company.ilk() + "/console/elevations/" + elevation);
          Answer begun = bob.submit("/begin", Map.of());
          bob.open(company.ilk() + "/console/revocations/new");
          bob.submit("/preview", Map.of("what", ISSUER, "reason", "INC-9"));
          Answer done = bob.submit("/revocations", Map.of());
          return new Shown(
              begun.text().contains(">in force<") && done.text().contains("It is taken back"),
              "in force for 30 minutes, approved by olga; it ends by itself");
        });
    stage.step(
        "operator",
        "ilk elevations replay " + elevation,
        () -> {
          Told told = company.ilk("elevations", "replay", elevation);
          boolean whole =
              told.code() == 0 && told.text().contains("Revoke") && told.text().contains(ISSUER);
          return new Shown(
              whole, told.text().lines().count() + " lines: each request, page and decision");
        });
  }

  private void leaving(Browser bob) {
    stage.step(
        "operator",
        "ilk human offboard bob --to alice --dry-run",
        () -> {
          Told dry = company.ilk("human", "offboard", "bob", "--to", "alice", "--dry-run");
          return new Shown(
              dry.code() == 0 && dry.text().contains("prod-nightly-report"), dry.text().strip());
        });
    stage.step(
        "operator",
        "ilk human offboard bob --to alice",
        () -> {
          Told left = company.ilk("human", "offboard", "bob", "--to", "alice");
          Told heir = company.ilk("identity", "show", "workload:prod-nightly-report");
          return new Shown(left.code() == 0 && heir.text().contains("alice"), left.text().strip());
        });
    stage.step(
        "human",
        "bob's browser, a moment later",
        () -> {
          Answer page = bob.open(company.ilk() + "/console/elevations/" + elevation);
          return new Shown(
              page.text().contains("Your session is over"),
              "signed out; the role, the passkey and the approval are gone with him");
        });
  }
}
