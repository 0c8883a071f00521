package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ilk.kernel.Result;
import dev.ilk.outside.browser.Chromium;
import dev.ilk.outside.browser.Look;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * Every page of the console as a person sees it, at a company in which something has happened: in
 * Chromium, on a desktop and a phone, light and dark. The pictures are for people to look at.
 */
class ConsolePagesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("ilk.root")).resolve("demo/target/screenshots");

  /** The link to a journey in which an agent acts on a person's authority, to the end. */
  private static final String LENT =
      "//section[contains(., 'on the authority of') and contains(., 'EvaluateAccess')]"
          + "//a[@class='mono']";

  /** Whoever is not signed in. */
  private static final String NOBODY = "";

  @TempDir private static Path folder;
  private static Company company;
  private static Chromium chromium;
  private static Axe axe;
  private static String journey = "";
  private static String elevation = "";
  private static String consent = "";
  private static String account = "";
  private static String review = "";
  private static String suggested = "";
  private static String viewer = "";

  /** A page: its name in pictures, where it is, and who looks at it. */
  private record Page(String name, String path, String viewer) {
    Page(String name, String path) {
      this(name, path, "olga");
    }
  }

  /** All pages, or with {@code -Dilk.pages=TEXT} those whose name contains it. */
  static List<Page> pages() {
    String only = System.getProperty("ilk.pages", "");
    return all().stream().filter(page -> page.name().contains(only)).toList();
  }

  /** A new page is added here. */
  private static List<Page> all() {
    return List.of(
        new Page("start", "/console"),
        new Page("you", "/console/you"),
        new Page("sessions", "/console/sessions"),
        new Page("sessions-of", "/console/sessions?of=alice"),
        new Page("sessions-of-none", "/console/sessions?of=olga"),
        new Page("approvals", "/console/approvals"),
        new Page("elevations", "/console/elevations"),
        new Page("elevations-all", "/console/elevations?whose=all"),
        new Page("elevate", "/console/elevations/new"),
        new Page("elevation", "/console/elevations/${elevation}?asked=1"),
        new Page("timeline", "/console/elevations/${elevation}/replay?reads=0"),
        new Page("delegations", "/console/delegations"),
        new Page("lend", "/console/delegations/new"),
        new Page("identities", "/console/identities"),
        new Page("identities-none", "/console/identities?q=nobody-is-called-so"),
        new Page("identity-workload", "/console/identities/workload:prod-payments-deployer"),
        new Page("identity-agent", "/console/identities/agent:prod-invoice-helper"),
        new Page("identity-human", "/console/identities/human:alice"),
        new Page("record", "/console/record"),
        new Page("record-none", "/console/record?q=cor_x"),
        new Page("record-agent", "/console/record?q=agent:prod-invoice-helper"),
        new Page("journey", "/console/record?q=${journey}"),
        new Page("policies", "/console/policies?policy=no-refunds-by-pipelines"),
        new Page("revocations", "/console/revocations"),
        new Page("revoke", "/console/revocations/new?what=agent:prod-invoice-helper"),
        new Page("trust", "/console/trust"),
        new Page("measures", "/console/measures"),
        new Page("programme", "/console/programme"),
        new Page("programme-none", "/console/programme?team=platform&environment=staging&days=7"),
        new Page("runbooks", "/console/runbooks"),
        new Page("reviews", "/console/reviews"),
        new Page("review", "/console/reviews/${review}"),
        new Page("review-all", "/console/reviews/${review}?whose=all"),
        new Page("review-none", "/console/reviews/${review}?advice=reduce"),
        new Page("review-answer", "/console/reviews/${review}/items/2"),
        new Page("review-alice", "/console/reviews/${review}", "alice"),
        new Page("findings", "/console/findings"),
        new Page("findings-none", "/console/findings?q=nothing-is-called-so"),
        new Page("finding", "/console/findings/${account}/cross-environment"),
        new Page("finding-unknown", "/console/findings/${account}/none-such"),
        new Page("findings-mine", "/console/findings?mine=yes", "alice"),
        new Page(
            "finding-mine", "/console/findings/${account}/cross-environment?mine=yes", "alice"),
        new Page("secrets", "/console/secrets"),
        new Page("secrets-none", "/console/secrets?team=nobody"),
        new Page("accounts", "/console/accounts"),
        new Page("accounts-none", "/console/accounts?q=nothing-is-called-so"),
        new Page("account", "/console/accounts/${account}"),
        new Page("account-suggested", "/console/accounts/${suggested}"),
        new Page("account-links", "/console/accounts/links"),
        new Page("account-links-none", "/console/accounts/links?evidence=none-such"),
        new Page("accounts-denied", "/console/accounts", "alice"),
        new Page("api", "/console/api"),
        new Page("api-found", "/console/api?q=introspect#introspectToken"),
        new Page("api-none", "/console/api?q=nothing-is-called-so"),
        new Page("missing", "/console/nowhere"),
        new Page("start-alice", "/console", "alice"),
        new Page("elevations-alice", "/console/elevations", "alice"),
        new Page("delegations-alice", "/console/delegations", "alice"),
        new Page("denied", "/console/identities", "alice"),
        new Page("passkeys", "/console/factors", "alice"),
        new Page("passkeys-none", "/console/factors"),
        new Page("passkey-new", "/console/factors/new"),
        new Page("step-up", "/console/step-up?return_to=/console/factors", "alice"),
        new Page("step-up-none", "/console/step-up"),
        new Page("recoveries", "/console/recoveries"),
        new Page("consent", "${consent}", "alice"),
        new Page("device", "/console/device?user_code=BCDF-GHJK", "alice"),
        new Page("apps", "/console/apps", "alice"),
        new Page("apps-none", "/console/apps"),
        new Page("sign-in", "/console/login", NOBODY),
        new Page("signed-out", "/console/login?left=1", NOBODY));
  }

  @BeforeAll
  static void start() throws Exception {
    chromium =
        switch (Chromium.start()) {
          case Result.Ok<Chromium>(Chromium running) -> running;
          case Result.Failed<Chromium>(var problems) -> abort("SKIPPED: " + problems);
        };
    axe = new Axe();
    company = Localhost.free().start(folder, settings -> settings);
    try (Web web = new Web()) {
      PrintStream nowhere =
          new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      Stage stage = new Stage(nowhere, true, false);
      new Journey(company, stage, web).play();
      assertEquals(0, stage.failed());
    }
    PendingApproval.demand(company, folder);
    PendingApproval.ask(company, "2026-11-23");
    elevation = TakenUp.play(company, folder);
    consent = Factored.play(company);
    FoundEstate.read(company);
    assertEquals(0, company.ilk("migrate", "rank").code());
    assertEquals(0, company.ilk("migrate", "plan", "the first", "--limit", "2").code());
    review = ReviewPagesTest.begin(company);
    account = FoundEstate.account(company, "svc-orders-sync");
    Told assigned =
        company.ilk(
            "findings",
            "assign",
            account,
            "cross-environment",
            "--to",
            "human:alice",
            "--reason",
            "she runs it");
    assertEquals(0, assigned.code(), assigned.text());
    suggested = FoundEstate.account(company, "alice");
    assertEquals(0, company.ilk("measures", "--now").code());
    chromium.driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
    open(new Page("", "/console/record?q=agent:prod-invoice-helper"));
    journey = chromium.driver().findElement(By.xpath(LENT)).getText();
  }

  @AfterAll
  static void stop() {
    if (company != null) {
      company.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothing_serious_is_wrong_with_a_page(Page page) {
    open(page);
    List<Executable> looks = new ArrayList<>();
    for (Look.Screen screen : Look.Screen.values()) {
      for (Look.Scheme scheme : Look.Scheme.values()) {
        looks.add(() -> check(page, new Look(screen, scheme)));
      }
    }
    assertAll(looks);
  }

  /** What everybody is to see at once, on every page, is looked at like any page; then it ends. */
  @Test
  void an_open_emergency_is_told_on_every_page() throws Exception {
    Path place = Files.createDirectories(folder.resolve("emergency"));
    Told opened = Emergency.seal(company, place).open(place.resolve("pass"));
    assertEquals(0, opened.code(), opened.text());
    try (Browser olga = TakenUp.signIn(company, "olga")) {
      nothing_serious_is_wrong_with_a_page(new Page("emergency", "/console"));
      nothing_serious_is_wrong_with_a_page(new Page("emergency-alice", "/console", "alice"));
      nothing_serious_is_wrong_with_a_page(new Page("emergency-table", "/console/identities"));
      olga.open(company.ilk() + "/console/elevations?whose=all");
      assertEquals(200, olga.submit("/end", Map.of()).status());
    }
  }

  /** Also: the content security policy lets htmx and our own script work. */
  @Test
  void a_search_is_answered_while_it_is_typed_and_has_an_address() {
    open(new Page("", "/console/identities"));
    chromium.driver().findElement(By.id("q")).sendKeys("invoice");
    WebElement only = chromium.driver().findElement(By.cssSelector("#found tbody tr:only-child"));
    assertTrue(only.getText().contains("prod-invoice-helper"), only::getText);
    assertTrue(chromium.driver().getCurrentUrl().contains("q=invoice"));
    assertEquals(List.of(), complaints());
  }

  @Test
  void an_open_page_hears_at_once_of_what_waits() throws Exception {
    chromium.look(new Look(Look.Screen.DESKTOP, Look.Scheme.LIGHT));
    open(new Page("", "/console/approvals"));
    int before = chromium.driver().findElements(By.cssSelector("#waiting li.card")).size();
    assertEquals(String.valueOf(before), count(before));
    PendingApproval.ask(company, "2026-11-24");
    assertEquals(String.valueOf(before + 1), count(before + 1));
    String next = "#waiting li.card:nth-child(" + (before + 1) + ")";
    String text = chromium.driver().findElement(By.cssSelector(next)).getText();
    assertTrue(text.contains("2026-11-24"), text);
    assertEquals(List.of(), complaints());
  }

  /** What the menu counts, once it counts so many. */
  private static String count(int expected) {
    String place = "//nav//span[@data-live='approvals'][text()='" + expected + "']";
    return chromium.driver().findElement(By.xpath(place)).getText();
  }

  @Test
  void the_content_is_two_keys_away() {
    open(new Page("", "/console/identities"));
    chromium.driver().switchTo().activeElement().sendKeys(Keys.TAB);
    assertEquals("Skip to the content", chromium.driver().switchTo().activeElement().getText());
    chromium.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
    assertEquals("main", chromium.driver().switchTo().activeElement().getAttribute("id"));
  }

  /** What the browser objected to: a script, a style or a picture that the policy forbids. */
  private static List<String> complaints() {
    return chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().equals(Level.SEVERE))
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("Failed to load resource"))
        .toList();
  }

  private static void signIn(String person) {
    if (person.equals(NOBODY)) {
      chromium.driver().manage().deleteAllCookies();
      viewer = person;
      return;
    }
    chromium.open(URI.create(company.ilk() + "/console/login/start/corp?return_to=/console"));
    chromium.driver().findElement(By.cssSelector("button[value=" + person + "]")).click();
    assertEquals(
        "Sign out", chromium.driver().findElement(By.cssSelector(".leave button")).getText());
    viewer = person;
  }

  private static void check(Page page, Look look) throws IOException {
    chromium.picture(PICTURES, page.name(), look);
    assertEquals(List.of(), axe.serious(chromium), () -> page.name() + " " + look);
    assertEquals(List.of(), Axe.sticksOut(chromium), () -> page.name() + " " + look);
    assertEquals(List.of(), complaints(), () -> page.name() + " " + look);
  }

  private static void open(Page page) {
    if (!page.viewer().equals(viewer)) {
      signIn(page.viewer());
    }
    String path =
        page.path()
            .replace("${journey}", journey)
            .replace("${elevation}", elevation)
            .replace("${consent}", consent)
            .replace("${account}", account)
            .replace("${review}", review)
            .replace("${suggested}", suggested);
    chromium.open(URI.create(company.ilk()).resolve(path));
  }
}
