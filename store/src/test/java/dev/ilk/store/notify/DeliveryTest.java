package dev.ilk.store.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.gate.notify.WebhookStanding;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.TestRoots;
import dev.ilk.notify.Delivering;
import dev.ilk.notify.Receiver;
import dev.ilk.notify.Sending;
import dev.ilk.notify.WebhookSecrets;
import dev.ilk.notify.stored.WebhookStore;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.Samples;
import dev.ilk.record.Verdict;
import dev.ilk.record.append.Log;
import dev.ilk.record.append.LogLimits;
import dev.ilk.record.append.TestLogKeys;
import dev.ilk.store.Stores;
import dev.ilk.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Webhooks told by nodes on a real database, from a real log, to a receiver that verifies. */
class DeliveryTest {
  private static final WebhookFilter CHANGES =
      new WebhookFilter(Set.of(), Set.of(), Set.of(), false);
  private static final String NAME = "siem";
  private static final Party PERSON =
      new Party(Kind.HUMAN, new Ids(() -> TestDatabase.NOW).identity(), "ada.lovelace");

  private abstract static class OnDatabase {
    private final TestDatabase.Kind kind;
    private final RootKey root = TestRoots.fresh();
    private final Samples samples = new Samples();
    private final Ids ids = new Ids(() -> TestDatabase.NOW);
    private final List<Sending> sendings = new ArrayList<>();
    private TestDatabase test;
    private Stores stores;
    private Log log;
    private volatile Instant now = TestDatabase.NOW;

    OnDatabase(TestDatabase.Kind kind) {
      this.kind = kind;
    }

    @BeforeEach
    void create() throws Exception {
      test = TestDatabase.create(kind);
      stores = test.node();
      log = Log.open(stores.log(), stores.checkpoints(), new TestLogKeys(), LogLimits.DEFAULT);
    }

    @AfterEach
    void close() {
      sendings.forEach(Sending::close);
      log.close();
      test.close();
    }

    private Delivering node(String holder, WebhookStore store, Reach reach) {
      Sending sending = new Sending(reach, Duration.ofSeconds(5));
      sendings.add(sending);
      return new Delivering(
          store,
          test.node().log(),
          new WebhookSecrets(root),
          sending,
          new Routines(log, new Minutes(ids, holder), ids, () -> now),
          () -> now,
          holder);
    }

    private Delivering node(String holder) {
      return node(holder, test.node().webhooks(), new Reach(true, true));
    }

    private void subscribe(Receiver receiver, WebhookFilter filter) throws Exception {
      subscribe(receiver.url(), filter);
      // As whoever adds a webhook is shown it, made here without the code that makes it there.
      byte[] key =
          DerivedMac.of(root, "ilk webhook v1").of("salt".getBytes(StandardCharsets.UTF_8));
      receiver.secret("whsec_" + Base64.getEncoder().encodeToString(key));
    }

    private void subscribe(String url, WebhookFilter filter) throws Exception {
      stores
          .webhooks()
          .add(
              new WebhookStore.Kept(
                  new Webhook(NAME, url, filter, "human:ada", now),
                  "salt",
                  WebhookStanding.from(stores.log().head().size())));
    }

    private WebhookStore.Kept kept() throws Exception {
      return stores.webhooks().all().getFirst();
    }

    private WebhookStanding standing() throws Exception {
      return kept().standing();
    }

    private void tell(Delivering node) throws Exception {
      while (node.tell(kept())) {
        // There is more.
      }
    }

    private Event event(String action, Event.Result result, boolean change) {
      return samples.event(
          action,
          result,
          Optional.of(PERSON),
          List.of(),
          Optional.empty(),
          new Verdict("allowed", "so it was", List.of(), ""),
          new Particulars.OfAction(
              action, Optional.empty(), "Thing", "t", Optional.empty(), Samples.map()),
          change ? Optional.of(ids.event()) : Optional.empty());
    }

    private List<String> happen(int times) throws Exception {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        Event event = event("Delegate", Event.Result.DONE, true);
        log.append(event);
        all.add(event.id().value());
      }
      return all;
    }

    @Test
    void what_is_wanted_arrives_in_order_signed_and_without_personal_data() throws Exception {
      happen(3);
      try (Receiver receiver = new Receiver((exchange, _) -> Receiver.status(exchange, 204))) {
        subscribe(receiver, CHANGES);
        log.append(event("ListIdentities", Event.Result.DONE, false));
        log.append(event("Delegate", Event.Result.INTENT, false));
        List<String> wanted = happen(300);
        tell(node("a"));
        assertEquals(wanted, receiver.ids());
        assertFalse(receiver.bodies().getFirst().contains("ada.lovelace"));
        assertTrue(
            receiver.bodies().getFirst().startsWith("{\"type\":\"Delegate.done\",\"timestamp\":"));
        assertEquals(stores.log().head().size(), standing().next());
        tell(node("a"));
        assertEquals(300, receiver.ids().size());
      }
    }

    @Test
    void kinds_actions_and_environments_filter_and_emergencies_pass() throws Exception {
      try (Receiver receiver = new Receiver((exchange, _) -> Receiver.status(exchange, 200))) {
        subscribe(
            receiver,
            new WebhookFilter(Set.of("Revoke"), Set.of(Kind.AGENT), Set.of("nowhere"), false));
        happen(2);
        Event emergency = event("OpenBreakGlass", Event.Result.DONE, true);
        log.append(emergency);
        tell(node("a"));
        assertEquals(List.of(emergency.id().value()), receiver.ids());
      }
    }

    @Test
    void a_receiver_in_trouble_is_tried_again_later_and_misses_nothing() throws Exception {
      try (Receiver receiver =
          new Receiver((exchange, attempt) -> {
            switch (attempt) {
              case 1 -> Receiver.status(exchange, 500);
              case 2 -> {
                exchange.getResponseHeaders().add("location", "http://169.254.169.254/");
                Receiver.status(exchange, 307);
              }
              case 3 -> exchange.close();
              default -> Receiver.status(exchange, 200);
            }
          })) {
        subscribe(receiver, CHANGES);
        List<String> wanted = happen(2);
        Delivering node = node("a");
        tell(node);
        assertEquals("it answered with status 500", standing().problem());
        tell(node);
        assertEquals(1, receiver.ids().size(), "it is not tried at once");
        now = now.plusSeconds(5);
        tell(node);
        assertTrue(standing().problem().contains("a redirect, which is not followed"));
        now = now.plusSeconds(5);
        tell(node);
        assertEquals(2, receiver.ids().size(), "the pause doubles");
        now = now.plusSeconds(5);
        tell(node);
        assertEquals("it cannot be reached", standing().problem());
        now = now.plusSeconds(20);
        tell(node);
        assertEquals(
            List.of(wanted.get(0), wanted.get(0), wanted.get(0), wanted.get(0), wanted.get(1)),
            receiver.ids());
        assertEquals(0, standing().attempts());
      }
    }

    @Test
    void an_emergency_is_not_kept_back_by_long_pauses() throws Exception {
      try (Receiver receiver =
          new Receiver((exchange, attempt) -> Receiver.status(exchange, attempt < 6 ? 503 : 200))) {
        subscribe(receiver, CHANGES);
        happen(1);
        Delivering node = node("a");
        for (int i = 0; i < 5; i++) {
          tell(node);
          now =
              now.plus(
                  Delivering.due(standing(), false).isAfter(now)
                      ? Duration.between(now, Delivering.due(standing(), false))
                      : Duration.ZERO);
        }
        now = now.minusSeconds(60);
        tell(node);
        assertEquals(5, receiver.ids().size(), "it waits");
        log.append(event("OpenBreakGlass", Event.Result.DONE, true));
        tell(node);
        assertEquals(7, receiver.ids().size());
      }
    }

    @Test
    void after_a_crash_between_delivery_and_its_note_it_is_delivered_again() throws Exception {
      try (Receiver receiver = new Receiver((exchange, _) -> Receiver.status(exchange, 200))) {
        subscribe(receiver, CHANGES);
        List<String> wanted = happen(3);
        Delivering crashing =
            node("a", new Crashing(test.node().webhooks()), new Reach(true, true));
        assertThrows(StoreUnavailable.class, () -> crashing.tell(kept()));
        assertEquals(wanted.subList(0, 1), receiver.ids());
        Delivering other = node("b");
        tell(other);
        assertEquals(1, receiver.ids().size(), "the one that crashed may still be sending");
        now = now.plusSeconds(31);
        tell(other);
        assertEquals(
            List.of(wanted.get(0), wanted.get(0), wanted.get(1), wanted.get(2)), receiver.ids());
      }
    }

    @Test
    void two_nodes_tell_everything_once_while_both_are_well() throws Exception {
      try (Receiver receiver = new Receiver((exchange, _) -> Receiver.status(exchange, 200));
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        subscribe(receiver, CHANGES);
        List<String> wanted = happen(60);
        List<Future<?>> nodes = new ArrayList<>();
        for (String holder : List.of("a", "b")) {
          Delivering node = node(holder);
          nodes.add(
              threads.submit(() -> {
                while (standing().next() < 60) {
                  node.tell(kept());
                }
                return null;
              }));
        }
        for (Future<?> node : nodes) {
          node.get();
        }
        assertEquals(wanted, List.copyOf(new LinkedHashSet<>(receiver.ids())));
        assertEquals(60, receiver.ids().size());
      }
    }

    @Test
    void what_fails_for_three_days_is_ended_and_the_record_says_so() throws Exception {
      boolean[] well = {false};
      try (Receiver receiver =
          new Receiver((exchange, _) -> Receiver.status(exchange, well[0] ? 200 : 410))) {
        subscribe(receiver, CHANGES);
        List<String> wanted = happen(1);
        Delivering node = node("a");
        tell(node);
        now = now.plus(Duration.ofDays(3));
        tell(node);
        assertFalse(standing().active());
        assertEquals(2, receiver.ids().size());
        now = now.plus(Duration.ofDays(1));
        tell(node);
        assertEquals(2, receiver.ids().size());
        assertEquals(3, stores.log().head().size(), "its end is an intent and an outcome");
        well[0] = true;
        assertTrue(stores.webhooks().resume(NAME));
        tell(node);
        assertEquals(wanted.getFirst(), receiver.ids().get(2));
        assertEquals(4, receiver.ids().size(), "and it is told of its own end");
      }
    }

    @Test
    void an_address_that_may_not_be_called_is_not() throws Exception {
      try (Receiver receiver = new Receiver((exchange, _) -> Receiver.status(exchange, 200))) {
        subscribe(receiver.url().replace("127.0.0.1", "localhost"), CHANGES);
        happen(1);
        tell(node("a", test.node().webhooks(), Reach.PUBLIC_ONLY));
        assertTrue(standing().problem().contains("is on this machine"), standing().problem());
        assertEquals(List.of(), receiver.ids());
      }
    }
  }

  /** A store of a node that ends before it can note what it delivered. */
  private record Crashing(WebhookStore store) implements WebhookStore {
    @Override
    public boolean add(Kept kept) throws StoreUnavailable {
      return store.add(kept);
    }

    @Override
    public List<Kept> all() throws StoreUnavailable {
      return store.all();
    }

    @Override
    public Optional<WebhookStanding> take(String name, String holder, Instant now, Instant until)
        throws StoreUnavailable {
      return store.take(name, holder, now, until);
    }

    @Override
    public boolean settle(
        String name, String holder, WebhookStanding standing, Optional<Instant> until)
        throws StoreUnavailable {
      throw new StoreUnavailable("the node ended", new IllegalStateException());
    }

    @Override
    public boolean resume(String name) throws StoreUnavailable {
      return store.resume(name);
    }

    @Override
    public boolean remove(String name) throws StoreUnavailable {
      return store.remove(name);
    }
  }

  @Nested
  class Sqlite extends OnDatabase {
    Sqlite() {
      super(TestDatabase.Kind.SQLITE);
    }
  }

  @Nested
  class Postgresql extends OnDatabase {
    Postgresql() {
      super(TestDatabase.Kind.POSTGRESQL);
    }
  }
}
