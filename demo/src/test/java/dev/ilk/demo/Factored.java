package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.console.PasskeyClient;
import java.util.Map;

/** What Alice proves who she is with, and the app that she let in. */
final class Factored {
  private Factored() {}

  /**
   * Plays that Alice has a passkey and asks for a recovery, lets an app in, and is asked by it
   * again.
   *
   * @return the address at which the app asks for more
   */
  static String play(Company company) throws Exception {
    try (Browser alice = TakenUp.signIn(company, "alice");
        AppClient app = AppClient.of(company)) {
      PasskeyClient passkeys = new PasskeyClient(company.ilk());
      Answer form = alice.open(company.ilk() + "/console/factors/new");
      String made = passkeys.create(passkeys.options(form.text()));
      Answer list =
          alice.submit("/console/factors", Map.of("name", "Blue security key", "response", made));
      assertTrue(list.text().contains("Blue security key"), list.text());
      Answer asked =
          alice.submit("/console/factors/recovery", Map.of("reason", "left the key on a train"));
      assertEquals(200, asked.status(), asked.text());
      app.signIn(alice, request -> request);
      return app.asking("openid", "profile", "email", "offline_access")
          .prompt(com.nimbusds.openid.connect.sdk.Prompt.parse("consent"))
          .build()
          .toURI()
          .toString();
    }
  }
}
