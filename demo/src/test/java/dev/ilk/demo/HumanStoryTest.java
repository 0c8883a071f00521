package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ilk.outside.keycloak.Distribution;
import dev.ilk.outside.keycloak.Keycloak;
import dev.ilk.outside.keycloak.Realm;
import dev.ilk.prove.human.provider.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The human plane as one story, in two real browsers and with a real Keycloak: Alice signs in, gets
 * a passkey, takes up a role with it and with Olga's approval, acts, and leaves; Olga looks back.
 */
class HumanStoryTest {
  private static final Path ROOT = Path.of(System.getProperty("ilk.root"));
  private static final String PASSWORD = "open-sesame";

  private static final String POLICY =
      """
      @id("payments-may-be-operators")
      @reason("people of payments may administer Ilk in an emergency")
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
      @reason("to administer Ilk takes an operator's approval")
      @needs("approval operator")
      forbid (principal in Team::"payments", action == Action::"Elevate", resource);
      """;

  private Keycloak keycloak;
  private Company company;
  private Person alice;
  private Person olga;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Optional<Distribution> distribution = Distribution.find(ROOT);
    assumeTrue(
        distribution.isPresent(),
        "SKIPPED: no Keycloak in outside/target/keycloak; build `outside` without"
            + " -Dilk.keycloak.skip to play the story with a real one");
    Localhost place = Localhost.free();
    alice = Person.at(place.url(), "alice");
    olga = Person.at(place.url(), "olga");
    keycloak = Keycloak.start(distribution.get(), realm(place));
    company =
        place.start(folder.resolve("ilk"), settings -> settings.providers(List.of(provider())));
    assertEquals(0, company.declare().code());
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("elevation.cedar"), POLICY);
    Told applied = company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-1");
    assertEquals(0, applied.code(), applied.text());
  }

  private static Realm realm(Localhost place) {
    return new Realm(
        "acme",
        "ilk",
        URI.create(place.url() + "/console/login/callback/corp"),
        List.of(
            new Realm.User("alice", PASSWORD, "alice@acme.example", true),
            new Realm.User("olga", PASSWORD, "olga@acme.example", true)));
  }

  private Provider provider() {
    return new Provider(
        "corp",
        "Acme",
        keycloak.issuer(),
        "ilk",
        Optional.empty(),
        Provider.DEFAULT_SCOPES,
        Provider.DEFAULT_ALGORITHMS);
  }

  @AfterEach
  void stop() {
    for (AutoCloseable part : new AutoCloseable[] {alice, olga, company, keycloak}) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception e) {
        System.err.println("while stopping: " + e);
      }
    }
  }

  @Test
  void a_person_signs_on_proves_themselves_takes_up_a_role_acts_and_leaves() throws Exception {
    signIn(alice, "alice");
    enrol(alice);
    String elevation = askForOperator(alice);

    signIn(olga, "olga");
    approve(olga);

    begin(alice, elevation);
    act(alice);

    lookBack(olga, elevation);
    offboard(elevation);
  }

  private static void signIn(Person person, String name) throws IOException {
    person.open("/console");
    person.isAt("Sign in");
    person.picture("sign-in");
    person.presses("Continue with Acme");
    person.types("username", name);
    person.types("password", PASSWORD);
    person.sees("#kc-login").click();
    person.isAt("Hello, " + name);
  }

  private static void enrol(Person person) throws IOException {
    person.open("/console/factors");
    person.presses("Add a passkey");
    person.types("name", "The desk");
    person.presses("Add it");
    person.isAt("Passkeys");
    person.reads("The desk");
    person.picture("passkeys");
  }

  /** The policy withholds it at first; with the passkey, the form is there as it was filled in. */
  private static String askForOperator(Person person) throws IOException {
    person.open("/console/elevations");
    person.presses("Take up a role");
    person.types("role", "operator");
    person.chooses("lasting", "30m");
    person.types("reason", "INC-9: an issuer was taken over");
    person.presses("Ask for it");
    person.isAt("Not allowed");
    person.reads("To administer Ilk takes a passkey");
    person.picture("step-up-needed");
    person.presses("Confirm that it is you");
    person.presses("Use a passkey");
    person.isAt("Take up a role");
    assertEquals("INC-9: an issuer was taken over", person.sees("#reason").getAttribute("value"));
    person.presses("Ask for it");
    person.isAt("operator");
    person.reads("waiting for approval");
    person.picture("waiting");
    return person.address().replaceAll(".*/(elv_[a-z0-9]+).*", "$1");
  }

  private static void approve(Person person) throws IOException {
    person.open("/console/elevations");
    person.reads("operator, for 30 minutes");
    person.open("/console/approvals");
    person.reads("alice would take up operator for 30 minutes");
    person.picture("approval");
    person.presses("Approve");
    person.reads("Nothing waits for you");
  }

  private static void begin(Person person, String elevation) throws IOException {
    person.open("/console/elevations/" + elevation);
    person.reads("approved, not begun");
    person.presses("Begin it");
    person.reads("in force");
    person.picture("in-force");
  }

  private static void act(Person person) throws IOException {
    person.open("/console/revocations/new?what=issuer:https://ci.taken-over.example");
    person.types("reason", "INC-9: taken over");
    person.presses("Show what that reaches");
    person.reads("This is what it would reach");
    person.presses("Take it back now");
    person.reads("It is taken back");
    person.picture("taken-back");
  }

  private static void lookBack(Person person, String elevation) throws IOException {
    person.open("/console/elevations/" + elevation);
    person.presses("Timeline of what was done");
    person.isAt("Timeline");
    person.reads("INC-9: an issuer was taken over");
    person.reads("issuer:https://ci.taken-over.example");
    assertTrue(person.sees(".steps").getText().contains("Revoke"));
    person.picture("timeline");
  }

  private void offboard(String elevation) throws Exception {
    Told dry = company.ilk("human", "offboard", "alice", "--to", "olga", "--dry-run", "--json");
    assertEquals(0, dry.code(), dry.text());
    assertTrue(dry.text().contains("The desk"), dry.text());
    alice.open("/console/elevations");
    alice.isAt("Elevations");
    Told done = company.ilk("human", "offboard", "alice", "--to", "olga");
    assertEquals(0, done.code(), done.text());

    alice.open("/console/elevations");
    alice.isAt("Sign in");
    alice.reads("Your session is over");
    alice.presses("Continue with Acme");
    // Keycloak still knows her, and signs her in without asking; Ilk does not let her in.
    alice.isAt("Who are you?");
    alice.picture("left");
    olga.open("/console/elevations/" + elevation);
    olga.reads("ended early");
    assertFalse(
        company.ilk("elevations", "list", "--all").text().contains("active"),
        "nothing is left of it");
  }
}
