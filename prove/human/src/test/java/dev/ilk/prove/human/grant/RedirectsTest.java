package dev.ilk.prove.human.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.App;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedirectsTest {
  private static App app(boolean confidential, String... redirects) {
    Optional<ClientMethod> method =
        confidential ? Optional.of(new ClientMethod.Keys("{}")) : Optional.empty();
    return new App(
        "app",
        new Environment("prod"),
        "App",
        List.of(redirects),
        method,
        Set.of(),
        Optional.empty(),
        Instant.EPOCH);
  }

  @Test
  void only_safe_addresses_may_be_named() {
    for (String safe :
        List.of(
            "https://a.example/cb",
            "http://127.0.0.1/cb",
            "http://[::1]:99/cb",
            "com.example.app:/cb")) {
      assertTrue(Redirects.isAllowed(safe, false), safe);
    }
    for (String unsafe :
        List.of(
            "http://a.example/cb",
            "https://user@a.example/cb",
            "https://a.example/cb#fragment",
            "https:///cb",
            "javascript:alert(1)",
            "data:text/html,x",
            "/cb",
            "",
            "https://a.example/c'b",
            "https://a.example/c b",
            "http://127.0.0.1.evil.example/cb")) {
      assertFalse(Redirects.isAllowed(unsafe, false), unsafe);
    }
    assertFalse(Redirects.isAllowed("http://127.0.0.1/cb", true), "a server has https");
  }

  @Test
  void addresses_are_compared_exactly_but_for_the_port_of_loopback() {
    App program = app(false, "http://127.0.0.1/cb", "https://a.example/cb");
    assertTrue(Redirects.isOf(program, "http://127.0.0.1:51234/cb"));
    for (String other :
        List.of(
            "http://127.0.0.1:51234/cb/",
            "http://127.0.0.1:51234/cb?x=1",
            "http://localhost:51234/cb",
            "http://x@127.0.0.1:1/cb",
            "https://a.example:444/cb",
            "https://a.example/cb?x=1",
            "https://A.example/cb")) {
      assertFalse(Redirects.isOf(program, other), other);
    }
    assertFalse(Redirects.isOf(app(true, "http://127.0.0.1/cb"), "http://127.0.0.1:1/cb"));
  }

  @Test
  void no_change_of_an_address_is_taken_for_it() {
    Random random = new Random(20261122);
    App app = app(false, "https://a.example/callback");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder changed = new StringBuilder(app.redirects().getFirst());
      int at = random.nextInt(changed.length());
      changed.setCharAt(at, (char) random.nextInt(0x250));
      assertEquals(
          changed.toString().equals(app.redirects().getFirst()),
          Redirects.isOf(app, changed.toString()));
    }
  }
}
