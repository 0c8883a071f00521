package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.notify.Receiver;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole node tells a receiver, by the command line. */
class WebhooksTest {
  @Test
  void a_receiver_is_told_of_changes_also_of_those_while_it_was_away(@TempDir Path folder)
      throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    try (Company company = Company.start(folder, settings -> settings);
        Receiver receiver =
            new Receiver((exchange, _) -> Receiver.status(exchange, status.get()))) {
      Told added = company.ilk("webhooks", "add", "siem", "--url", receiver.url(), "--json");
      assertEquals(0, added.code(), added.text());
      receiver.secret(new ObjectMapper().readTree(added.text()).path("secret").asText());

      assertEquals(0, company.declare().code());
      Eventually.holds(() -> has(receiver, "\"ApplyRegistry.done\""));

      status.set(500);
      assertEquals(0, company.ilk("webhooks", "test", "siem").code());
      Eventually.says("status 500", () -> company.ilk("webhooks", "list"));
      Eventually.says("failing", () -> company.ilk("webhooks", "show", "siem"));
      status.set(200);
      assertEquals(0, company.ilk("webhooks", "retry", "siem").code());
      Eventually.says("well", () -> company.ilk("webhooks", "list"));
      Eventually.holds(() -> has(receiver, "\"change\":\"retry\""));
      assertTrue(has(receiver, "\"change\":\"test\""));

      assertEquals(0, company.ilk("webhooks", "remove", "siem").code());
      assertTrue(company.ilk("webhooks", "show", "siem").code() != 0);
      Told inside =
          company.ilk("webhooks", "add", "meta", "--url", "http://169.254.169.254/latest");
      assertTrue(inside.code() != 0, inside.text());
    }
  }

  private static boolean has(Receiver receiver, String text) {
    return receiver.bodies().stream().anyMatch(body -> body.contains(text));
  }
}
