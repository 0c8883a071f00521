package dev.ilk.issue.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.actor.TrustDomain;
import dev.ilk.issue.federation.FederationStore.Added;
import dev.ilk.issue.federation.FederationStore.Kept;
import dev.ilk.issue.federation.FederationStore.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link FederationStore} promises. Each test begins with an empty store. */
public abstract class FederationStoreConformance {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Environment PROD = new Environment("prod");
  private static final Environment TEST = new Environment("test");
  private static final TrustDomain PARTNER = new TrustDomain("partner.example");
  private static final TrustDomain SUPPLIER = new TrustDomain("supplier.example");

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract FederationStore store();

  /**
   * The same store as another node has it.
   *
   * @return may be the same adapter where there is one node only
   */
  protected abstract FederationStore elsewhere();

  private static Relation web(Environment at, TrustDomain domain) {
    return new Relation(
        new FederatedDomain(
            at, domain, new BundleEndpoint.Web("https://a.example/bundle"), "human:olga", NOW),
        Optional.empty(),
        Optional.empty(),
        NOW);
  }

  private static Relation spiffe(Environment at, TrustDomain domain) {
    return new Relation(
        new FederatedDomain(
            at,
            domain,
            new BundleEndpoint.Spiffe("https://a.example/bundle", domain.id() + "/ilk/server"),
            "human:olga",
            NOW),
        Optional.of(new Kept("{\"keys\":[]}", Optional.of(4L), NOW)),
        Optional.of("nothing yet"),
        NOW.plusSeconds(60));
  }

  private static Kept kept(long sequence, int seconds) {
    return new Kept("{\"n\":" + sequence + "}", Optional.of(sequence), NOW.plusSeconds(seconds));
  }

  @Test
  void what_is_added_on_one_node_is_read_on_the_other_by_environment_and_domain() throws Exception {
    assertEquals(Added.ADDED, store().add(spiffe(TEST, SUPPLIER)));
    assertEquals(Added.ADDED, store().add(web(PROD, SUPPLIER)));
    assertEquals(Added.ADDED, store().add(web(PROD, PARTNER)));
    assertEquals(
        List.of(web(PROD, PARTNER), web(PROD, SUPPLIER), spiffe(TEST, SUPPLIER)),
        elsewhere().all());
  }

  @Test
  void a_domain_is_followed_once_by_an_environment() throws Exception {
    store().add(web(PROD, PARTNER));
    assertEquals(Added.THERE, elsewhere().add(spiffe(PROD, PARTNER)));
    assertEquals(List.of(web(PROD, PARTNER)), store().all());
  }

  @Test
  void an_environment_follows_so_many_and_no_more() throws Exception {
    for (int i = 0; i < FederationStore.MOST; i++) {
      assertEquals(Added.ADDED, store().add(web(PROD, new TrustDomain("d" + i + ".example"))));
    }
    assertEquals(Added.FULL, store().add(web(PROD, PARTNER)));
    assertEquals(Added.THERE, store().add(web(PROD, new TrustDomain("d1.example"))));
    assertEquals(Added.ADDED, store().add(web(TEST, PARTNER)));
  }

  @Test
  void what_is_removed_is_gone_and_takes_no_bundle_any_more() throws Exception {
    store().add(web(PROD, PARTNER));
    assertFalse(store().remove(TEST, PARTNER));
    assertTrue(elsewhere().remove(PROD, PARTNER));
    assertFalse(store().remove(PROD, PARTNER));
    assertFalse(store().keep(PROD, PARTNER, kept(1, 1), NOW));
    assertEquals(List.of(), store().all());
  }

  @Test
  void a_bundle_replaces_the_last_and_its_trouble() throws Exception {
    store().add(spiffe(PROD, PARTNER));
    assertTrue(store().keep(PROD, PARTNER, kept(5, 1), NOW.plusSeconds(300)));
    Relation read = elsewhere().all().getFirst();
    assertEquals(Optional.of(kept(5, 1)), read.kept());
    assertEquals(Optional.empty(), read.trouble());
    assertEquals(NOW.plusSeconds(300), read.due());
  }

  @Test
  void an_older_bundle_replaces_none() throws Exception {
    store().add(spiffe(PROD, PARTNER));
    assertTrue(store().keep(PROD, PARTNER, kept(7, 10), NOW));
    assertFalse(elsewhere().keep(PROD, PARTNER, kept(6, 20), NOW));
    assertFalse(elsewhere().keep(PROD, PARTNER, kept(7, 9), NOW));
    assertFalse(
        elsewhere()
            .keep(PROD, PARTNER, new Kept("{}", Optional.empty(), NOW.plusSeconds(30)), NOW));
    assertEquals(Optional.of(kept(7, 10)), store().all().getFirst().kept());
  }

  @Test
  void a_failure_leaves_the_bundle_as_it_is() throws Exception {
    store().add(spiffe(PROD, PARTNER));
    store().keep(PROD, PARTNER, kept(5, 1), NOW);
    store().fail(PROD, PARTNER, "it is away", NOW.plusSeconds(60));
    Relation read = elsewhere().all().getFirst();
    assertEquals(Optional.of(kept(5, 1)), read.kept());
    assertEquals(Optional.of("it is away"), read.trouble());
    assertEquals(NOW.plusSeconds(60), read.due());
  }
}
