package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ilk.kernel.Result;
import dev.ilk.outside.browser.Chromium;
import dev.ilk.outside.browser.Look;
import dev.ilk.outside.keycloak.Distribution;
import dev.ilk.outside.keycloak.Keycloak;
import dev.ilk.outside.keycloak.Realm;
import dev.ilk.prove.human.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** A person's sign-in as it happens: a real browser, a real Keycloak, its own pages. */
class KeycloakChromiumTest {
  private static final Path ROOT = Path.of(System.getProperty("ilk.root"));
  private static final Path PICTURES = ROOT.resolve("console/target/screenshots");

  private static Chromium chromium;
  private static Keycloak keycloak;
  private static Node node;

  @BeforeAll
  static void start() throws IOException {
    Optional<Distribution> distribution = Distribution.find(ROOT);
    assumeTrue(
        distribution.isPresent(),
        "SKIPPED: no Keycloak in outside/target/keycloak; build `outside` without"
            + " -Dilk.keycloak.skip to sign in through a real one");
    chromium =
        switch (Chromium.start()) {
          case Result.Ok<Chromium>(Chromium running) -> running;
          case Result.Failed<Chromium>(var problems) -> abort("SKIPPED: " + problems);
        };
    node =
        new Node(
            InstantSource.system().instant(),
            callback -> {
              keycloak = started(distribution.get(), callback);
              return Node.provider(keycloak.issuer());
            });
    node.company.humans.put(People.employee("alice"));
  }

  private static Keycloak started(Distribution distribution, URI callback) {
    List<Realm.User> users =
        List.of(new Realm.User("alice", "open-sesame", "alice@acme.example", true));
    try {
      return Keycloak.start(distribution, new Realm("acme", "ilk", callback, users));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (node != null) {
      node.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void alice_signs_in_at_keycloak_and_comes_back_to_the_page_she_asked_for() throws IOException {
    node.now = InstantSource.system().instant();
    WebDriver driver = chromium.driver();
    driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(20));
    chromium.look(new Look(Look.Screen.DESKTOP, Look.Scheme.LIGHT));
    chromium.open(node.at("/console/delegations"));
    assertEquals("Sign in", text("h1"));
    chromium.picture(PICTURES, "sign-in", new Look(Look.Screen.DESKTOP, Look.Scheme.LIGHT));
    driver.findElement(By.linkText("Continue with Acme")).click();
    field("username").sendKeys("alice");
    field("password").sendKeys("open-sesame");
    field("password").submit();
    assertEquals("Sign out", text(".leave button"));
    assertEquals(node.at("/console/delegations").toString(), driver.getCurrentUrl());
    driver.findElement(By.cssSelector(".leave button")).click();
    assertEquals("Sign in", text("h1"));
    assertTrue(driver.manage().getCookies().stream().noneMatch(c -> c.getName().contains("ses")));
  }

  private static String text(String selector) {
    return chromium.driver().findElement(By.cssSelector(selector)).getText();
  }

  private static WebElement field(String id) {
    return chromium.driver().findElement(By.id(id));
  }
}
