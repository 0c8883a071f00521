package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.place.Cidr;
import dev.ilk.place.NamedNetwork;
import dev.ilk.place.TrustedProxies;
import dev.ilk.server.config.PlaceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where people are signed in, and from where they may, at a whole node. */
class ConditionalAccessTest {
  private static final Pattern SESSION = Pattern.compile("ses_[0-9a-z]{26}");
  private static final String FROM_THE_OFFICE =
      """
      @id("people-are-at-the-office")
      @reason("people sign in from the office")
      forbid (principal is Human, action == Action::"OpenSession", resource)
      unless { context has place && context.place.networks.contains("office") };
      """;

  private static Company company(Path folder, String office) throws Exception {
    Company company =
        Company.start(
            folder,
            settings ->
                settings
                    .but()
                    .places(
                        new PlaceSettings(
                            List.of(new NamedNetwork("office", List.of(block(office)))),
                            List.of(),
                            TrustedProxies.NONE))
                    .build());
    assertEquals(0, company.declare().code());
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("office.cedar"), FROM_THE_OFFICE);
    Told applied = company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-1");
    assertEquals(0, applied.code(), applied.text());
    return company;
  }

  private static Cidr block(String text) {
    if (Cidr.parse(text) instanceof Result.Ok<Cidr>(Cidr block)) {
      return block;
    }
    throw new AssertionError(text);
  }

  private static Answer signIn(Browser browser, Company company) throws Exception {
    browser.open(company.ilk() + "/console/login/start/corp?return_to=/console/");
    return browser.submit("", Map.of("user", "alice"));
  }

  @Test
  void an_operator_sees_where_a_person_is_signed_in_and_ends_it(@TempDir Path folder)
      throws Exception {
    try (Company company = company(folder, "127.0.0.0/8");
        Browser browser = new Browser()) {
      Answer page = signIn(browser, company);
      assertEquals(200, page.status(), page.text());
      String list = company.ilk("sessions", "list", "--of", "alice").text();
      Matcher id = SESSION.matcher(list);
      assertTrue(id.find() && list.contains("127.0.0.1"), list);
      Told ended = company.ilk("sessions", "end", "--of", "alice");
      assertEquals(0, ended.code(), ended.text());
      assertTrue(ended.text().contains(id.group()), ended.text());
      assertFalse(browser.open(company.ilk() + "/console/you").text().contains("Sign out"));
      String after = company.ilk("sessions", "list", "--of", "alice").text();
      assertFalse(SESSION.matcher(after).find(), after);
      String trace = company.ilk("trace", id.group()).text();
      assertTrue(trace.contains("EndSessions"), trace);
      assertEquals(3, company.ilk("sessions", "list", "--of", "nobody").code());
    }
  }

  @Test
  void from_elsewhere_than_policies_say_nobody_signs_in_and_is_told_why(@TempDir Path folder)
      throws Exception {
    try (Company company = company(folder, "192.0.2.0/24");
        Browser browser = new Browser()) {
      Answer page = signIn(browser, company);
      assertEquals(403, page.status(), page.text());
      assertTrue(page.text().contains("People sign in from the office"), page.text());
      String list = company.ilk("sessions", "list", "--of", "alice").text();
      assertFalse(SESSION.matcher(list).find(), list);
    }
  }
}
