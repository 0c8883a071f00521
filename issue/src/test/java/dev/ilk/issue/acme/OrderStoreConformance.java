package dev.ilk.issue.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.gate.CertificateOrder;
import dev.ilk.gate.CertificateOrder.Standing;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link OrderStore} promises. Each test begins with an empty store. */
public abstract class OrderStoreConformance {
  private static final Environment PROD = new Environment("prod");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));

  private final AcmeId.Account account = NewNames.account();

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract OrderStore store();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract OrderStore elsewhere();

  private CertificateOrder order() {
    return new CertificateOrder(
        NewNames.order(),
        account,
        PROD,
        new Ids(() -> NOW).identity(),
        List.of(
            new CertificateOrder.Name("a.example", Standing.ASSIGNED),
            new CertificateOrder.Name("b.example", Standing.CHALLENGED)),
        NewNames.token(),
        NOW,
        LATER,
        Optional.empty());
  }

  private static CertificateOrder.Certificate certificate(String serial) {
    return new CertificateOrder.Certificate(
        serial, "-----BEGIN", NOW, NOW.plus(Duration.ofDays(1)), Optional.empty());
  }

  @Test
  void an_order_kept_on_one_node_is_found_on_the_other() throws Exception {
    CertificateOrder order = order();
    store().add(order);
    assertEquals(Optional.of(order), elsewhere().find(order.id()));
    assertEquals(Optional.empty(), store().find(NewNames.order()));
  }

  @Test
  void of_two_that_change_it_at_once_one_does() throws Exception {
    CertificateOrder order = order();
    store().add(order);
    CertificateOrder shown = order.with(1, Standing.SHOWN);
    assertTrue(store().replace(order, shown));
    assertFalse(elsewhere().replace(order, order.with(1, Standing.FAILED)));
    assertTrue(elsewhere().replace(shown, shown.with(certificate("01"))));
    assertFalse(store().replace(shown, shown.with(certificate("02"))));
    assertEquals(Optional.of(shown.with(certificate("01"))), store().find(order.id()));
  }

  @Test
  void a_certificate_leads_to_its_order_in_its_environment() throws Exception {
    CertificateOrder order = order();
    store().add(order);
    store().replace(order, order.with(certificate("01")));
    assertEquals(
        Optional.of(order.id()), elsewhere().certified(PROD, "01").map(CertificateOrder::id));
    assertTrue(store().certified(new Environment("staging"), "01").isEmpty());
    assertTrue(store().certified(PROD, "02").isEmpty());
  }

  @Test
  void a_certificate_is_taken_back_once() throws Exception {
    CertificateOrder order = order();
    store().add(order);
    CertificateOrder issued = order.with(certificate("01"));
    store().replace(order, issued);
    CertificateOrder revoked = order.with(certificate("01").revokedAt(LATER));
    assertTrue(store().replace(issued, revoked));
    assertFalse(elsewhere().replace(issued, revoked));
    assertEquals(Optional.of(revoked), elsewhere().find(order.id()));
  }

  @Test
  void orders_wait_until_they_have_a_certificate_or_are_over() throws Exception {
    CertificateOrder order = order();
    store().add(order);
    store().add(order());
    assertEquals(2, elsewhere().waiting(account, NOW));
    store().replace(order, order.with(certificate("01")));
    assertEquals(1, store().waiting(account, NOW));
    assertEquals(0, store().waiting(account, LATER));
    assertEquals(0, store().waiting(NewNames.account(), NOW));
  }

  @Test
  void orders_are_forgotten_when_they_and_their_certificates_are_over() throws Exception {
    CertificateOrder order = order();
    store().add(order);
    store().add(order());
    store().replace(order, order.with(certificate("01")));
    assertEquals(0, store().prune(LATER));
    assertEquals(1, store().prune(LATER.plusSeconds(1)));
    assertTrue(store().find(order.id()).isPresent());
    assertEquals(1, store().prune(NOW.plus(Duration.ofDays(1)).plusSeconds(1)));
  }
}
