package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day on which the company's provider is down: the drill, the opening, and how loud it is. */
class EmergencyTest {
  private Path folder;
  private Company company;
  private Emergency emergency;
  private Browser olga;
  private Browser alice;

  /** Everybody is signed in and the seal is made; then the provider is there no more. */
  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    olga = TakenUp.signIn(company, "olga");
    alice = TakenUp.signIn(company, "alice");
    emergency = Emergency.seal(company, folder);
    company.stopProvider();
  }

  @AfterEach
  void stop() {
    olga.close();
    alice.close();
    company.close();
  }

  private Told done(String... command) {
    Told told = company.ilk(command);
    assertEquals(0, told.code(), told.text());
    return told;
  }

  private Told byPass(Path pass, String... command) throws Exception {
    String[] all = new String[command.length + 4];
    System.arraycopy(command, 0, all, 0, command.length);
    all[command.length] = "--server";
    all[command.length + 1] = company.ilk();
    all[command.length + 2] = "--token-file";
    all[command.length + 3] = pass.toString();
    return Cli.run(all);
  }

  @Test
  void a_drill_proves_the_shares_and_opens_nothing() throws Exception {
    Told drill =
        company.ilk(
            "break-glass",
            "drill",
            "fire",
            "--share",
            emergency.share(1),
            "--share",
            emergency.share(2));
    assertEquals(0, drill.code(), drill.text());
    assertNotEquals(
        0,
        company.ilk("break-glass", "drill", "fire", "--share", emergency.share(1)).code(),
        "one of two");
    assertFalse(olga.open(company.ilk() + "/console").text().contains("Break-glass"));
  }

  @Test
  void opened_it_acts_is_seen_by_everybody_and_ends() throws Exception {
    try (Browser somebody = new Browser()) {
      String start = company.ilk() + "/console/login/start/corp";
      assertThrows(ConnectException.class, () -> somebody.open(start), "the provider is away");
    }
    Path pass = folder.resolve("pass");
    assertEquals(0, emergency.open(pass).code());
    assertNotEquals(0, emergency.open(folder.resolve("again")).code(), "it opens once");

    for (String page : new String[] {"", "/you", "/identities", "/elevations", "/record"}) {
      String seen = olga.open(company.ilk() + "/console" + page).text();
      assertTrue(seen.contains("emergency identity <code>fire</code> is open"), page);
    }
    Answer told = alice.open(company.ilk() + "/console");
    assertTrue(told.text().contains("tell your security team"), "those who oversee nothing, too");

    String issuer = "issuer:https://ci.elsewhere.example";
    Told acted = byPass(pass, "revoke", issuer, "--reason", "taken over");
    assertEquals(0, acted.code(), acted.text());
    assertNotEquals(0, byPass(pass, "elevate", "dba", "--reason", "more").code(), "narrow");

    olga.open(company.ilk() + "/console/elevations?whose=all");
    Answer ended = olga.submit("/end", Map.of());
    assertTrue(ended.text().contains("ended early"), ended.text());
    assertFalse(olga.open(company.ilk() + "/console").text().contains("Break-glass"), "over");
    assertNotEquals(0, byPass(pass, "revocations").code(), "the pass is worth nothing now");
    Answer timeline = olga.open(company.ilk() + "/console/elevations?whose=all");
    assertTrue(timeline.text().contains("the provider is down, payments are stuck"));
  }
}
