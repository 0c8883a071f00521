package dev.ilk.issue.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Routines;
import dev.ilk.issue.app.AppLapsing;
import dev.ilk.issue.app.AppStore;
import dev.ilk.issue.revocation.RevocationStore;
import dev.ilk.issue.session.NewSession;
import dev.ilk.issue.session.SessionStore;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Sha256;
import dev.ilk.prove.human.grant.DevicePolls;
import dev.ilk.prove.human.grant.GrantLookup;
import dev.ilk.prove.human.grant.HeldSecret;
import dev.ilk.prove.human.grant.Redemption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What every {@link GrantStore}, {@link RequestStore} and {@link AppStore} promises, and the {@link
 * GrantLookup} over the same rows. Each test begins with an empty store.
 */
public abstract class GrantStoreConformance {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Environment PROD = new Environment("prod");
  private static final Ids IDS = new Ids(() -> NOW);
  private static final Id.Identity ALICE = IDS.identity();

  /** The adapters of one node. */
  public record Node(
      GrantStore grants,
      GrantLookup lookup,
      RequestStore requests,
      DevicePolls polls,
      AppStore apps,
      SessionStore sessions,
      RevocationStore revocations) {}

  /**
   * A node over the store under test.
   *
   * @return another one each time, over the same store within one test
   */
  protected abstract Node node();

  /** A session of a person. */
  protected abstract NewSession session(
      Id.Session id, String digest, Id.Identity human, Instant at);

  private static AppAccess access(String app, String... scopes) {
    return new AppAccess(
        PROD,
        app,
        Optional.of(new Audience("https://payments.example")),
        new TreeSet<>(List.of(scopes)));
  }

  private static AppGrant grant(String app, Optional<Id.Session> session) {
    return new AppGrant(
        IDS.grant(),
        access(app, "payments:read", "with space"),
        "Ledger",
        false,
        ALICE,
        session,
        "gold",
        List.of("hwk", "user"),
        NOW.minusSeconds(60),
        Optional.of("n-1"),
        IDS.correlation(),
        NOW,
        NOW.plus(Duration.ofHours(1)));
  }

  private static NewSecret secret(String name, NewSecret.Sort sort, boolean rotates) {
    return new NewSecret(
        Sha256.hex(name),
        sort,
        Optional.of("http://127.0.0.1/callback"),
        Optional.of("challenge"),
        Optional.empty(),
        rotates,
        NOW.plusSeconds(60));
  }

  @Test
  void a_grant_is_found_as_it_was_made_by_itself_by_person_and_by_its_code() throws Exception {
    Node node = node();
    AppGrant grant = grant("app-1", Optional.empty());
    node.grants().create(grant, secret("code", NewSecret.Sort.CODE, true));
    assertEquals(Optional.of(grant), node.grants().find(grant.id()));
    assertEquals(List.of(grant), node.grants().of(ALICE, NOW, 10));
    assertEquals(List.of(), node.grants().of(IDS.identity(), NOW, 10));
    assertEquals(List.of(), node.grants().of(ALICE, grant.expires(), 10), "over");
    HeldSecret held = node.lookup().find(Sha256.hex("code")).orElseThrow();
    assertEquals(Redemption.Sort.CODE, held.sort());
    assertEquals(grant.access(), held.access());
    assertEquals(grant.factors(), held.factors());
    assertEquals(Optional.of("challenge"), held.challenge());
    assertFalse(held.used() || held.over());
    assertEquals(Optional.empty(), node.lookup().find(Sha256.hex("another")));
  }

  @Test
  void of_many_redemptions_on_two_nodes_one_is_first_and_the_others_end_the_grant()
      throws Exception {
    List<Node> nodes = List.of(node(), node());
    AppGrant grant = grant("app-1", Optional.empty());
    nodes.getFirst().grants().create(grant, secret("code", NewSecret.Sort.CODE, true));
    long before = nodes.getFirst().revocations().latest();
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Node node = nodes.get(i % 2);
      tries.add(() -> node.lookup().spend(Sha256.hex("code"), NOW));
    }
    int first = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(tries)) {
        first += one.get() ? 1 : 0;
      }
    }
    assertEquals(1, first);
    assertEquals(Optional.empty(), nodes.getFirst().grants().find(grant.id()));
    assertTrue(nodes.getFirst().lookup().find(Sha256.hex("code")).orElseThrow().over());
    List<RevocationStore.Numbered> told = nodes.getLast().revocations().after(before, 10);
    assertEquals(1, told.size(), "ended once");
    assertEquals(List.of(grant.id().value()), told.getFirst().revocation().what().names());
    assertFalse(
        nodes.getFirst().grants().add(grant.id(), secret("late", NewSecret.Sort.REFRESH, true)));
  }

  @Test
  void only_the_person_ends_a_grant_and_its_tokens_go_with_it() throws Exception {
    Node node = node();
    AppGrant grant = grant("app-1", Optional.empty());
    node.grants().create(grant, secret("code", NewSecret.Sort.CODE, true));
    long before = node.revocations().latest();
    assertFalse(node.grants().end(grant.id(), IDS.identity(), NOW), "another's");
    assertFalse(node.grants().end(IDS.grant(), ALICE, NOW), "unknown");
    assertTrue(node.grants().end(grant.id(), ALICE, NOW));
    assertFalse(node.grants().end(grant.id(), ALICE, NOW), "ended before");
    assertEquals(1, node.revocations().after(before, 10).size());
  }

  @Test
  void a_grant_that_hangs_on_a_session_ends_with_it() throws Exception {
    Node node = node();
    Id.Session id = IDS.session();
    node.sessions().create(session(id, Sha256.hex("session"), ALICE, NOW.minusSeconds(60)));
    assertEquals(Optional.of(NOW.minusSeconds(60)), node.grants().signedIn(id));
    AppGrant grant = grant("app-1", Optional.of(id));
    node.grants().create(grant, secret("code", NewSecret.Sort.CODE, true));
    assertEquals(Optional.of(grant), node.grants().find(grant.id()));
    node.sessions().end(id);
    assertEquals(Optional.empty(), node.grants().find(grant.id()));
    assertEquals(List.of(), node.grants().of(ALICE, NOW, 10));
    assertTrue(node.lookup().find(Sha256.hex("code")).orElseThrow().over());
    assertEquals(Optional.empty(), node.grants().signedIn(id));
  }

  @Test
  void what_is_over_is_forgotten_with_what_stood_for_it() throws Exception {
    Node node = node();
    AppGrant grant = grant("app-1", Optional.empty());
    node.grants().create(grant, secret("code", NewSecret.Sort.CODE, true));
    assertEquals(0, node.grants().prune(NOW));
    assertEquals(1, node.grants().prune(grant.expires()));
    assertEquals(Optional.empty(), node.lookup().find(Sha256.hex("code")));
  }

  @Test
  void a_request_is_found_until_it_is_taken_and_taken_once() throws Exception {
    Node node = node();
    for (AuthorizationRequest request : List.of(byBrowser(), byDevice())) {
      String digest = Sha256.hex(request.toString());
      node.requests().put(digest, request, NOW.plusSeconds(60));
      assertEquals(Optional.of(request), node().requests().find(digest, NOW));
      assertEquals(Optional.empty(), node.requests().find(digest, NOW.plusSeconds(60)), "late");
      assertEquals(Optional.of(request), node.requests().take(digest, NOW));
      assertEquals(Optional.empty(), node.requests().take(digest, NOW));
      assertEquals(Optional.empty(), node.requests().find(digest, NOW));
    }
    assertEquals(2, node.requests().prune(NOW.plusSeconds(60)));
  }

  private static AuthorizationRequest byBrowser() {
    return new AuthorizationRequest(
        access("app-1", "payments:read"),
        "Ledger",
        true,
        new AuthorizationRequest.Browser("https://a.example/cb?x=1", "st", Optional.of("ch")),
        Optional.of("nonce"),
        Optional.of("key"),
        new AuthorizationRequest.Wishes(
            true,
            true,
            false,
            Optional.of(Duration.ofSeconds(9)),
            List.of("a", "b"),
            "hint",
            Optional.of("human:alice")),
        NOW);
  }

  private static AuthorizationRequest byDevice() {
    return new AuthorizationRequest(
        new AppAccess(PROD, "ilk-cli", Optional.empty(), new TreeSet<>(Set.of("openid"))),
        "ilk",
        false,
        new AuthorizationRequest.Device(Sha256.hex("device"), "192.0.2.1"),
        Optional.empty(),
        Optional.empty(),
        AuthorizationRequest.Wishes.NONE,
        NOW);
  }

  @Test
  void a_device_that_asks_too_often_is_slowed_down_and_then_told_the_answer() throws Exception {
    Node node = node();
    node.requests().put(Sha256.hex("code"), byDevice(), NOW.plusSeconds(60));
    String device = Sha256.hex("device");
    assertEquals(DevicePolls.Poll.OVER, node.polls().poll(Sha256.hex("another"), NOW));
    assertEquals(DevicePolls.Poll.WAITING, node.polls().poll(device, NOW));
    assertEquals(DevicePolls.Poll.TOO_FAST, node().polls().poll(device, NOW.plusSeconds(4)));
    assertEquals(DevicePolls.Poll.TOO_FAST, node.polls().poll(device, NOW.plusSeconds(13)));
    assertEquals(DevicePolls.Poll.WAITING, node.polls().poll(device, NOW.plusSeconds(28)));
    assertEquals(DevicePolls.Poll.OVER, node.polls().poll(device, NOW.plusSeconds(60)));
    node.requests().take(Sha256.hex("code"), NOW);
    assertEquals(DevicePolls.Poll.DENIED, node.polls().poll(device, NOW));
    node.grants()
        .create(grant("ilk-cli", Optional.empty()), secret("device", NewSecret.Sort.DEVICE, true));
    assertEquals(DevicePolls.Poll.GRANTED, node.polls().poll(device, NOW));
  }

  @Test
  void user_codes_that_a_person_enters_are_counted_for_a_time() throws Exception {
    Node node = node();
    Duration within = Duration.ofMinutes(10);
    assertEquals(1, node.requests().entered(ALICE, NOW, within));
    assertEquals(2, node().requests().entered(ALICE, NOW.plusSeconds(1), within));
    assertEquals(1, node.requests().entered(IDS.identity(), NOW, within));
    assertEquals(1, node.requests().entered(ALICE, NOW.plus(within), within));
  }

  private static App app() {
    return new App(
        IDS.app().value(),
        PROD,
        "Ledger",
        List.of("https://a.example/cb"),
        Optional.of(new dev.ilk.actor.ClientMethod.Keys("{\"keys\":[]}")),
        Set.of(App.Demand.BOUND_TOKENS),
        Optional.of("human:olga"),
        NOW);
  }

  @Test
  void a_long_disuse_is_warned_of_once_and_use_forgets_it() throws Exception {
    AppStore apps = node().apps();
    App app = app();
    apps.add(app);
    Instant later = NOW.plus(Duration.ofDays(60));
    assertFalse(apps.warn(app.id(), NOW, later), "used since");
    assertTrue(apps.warn(app.id(), NOW.plusSeconds(1), later));
    assertFalse(node().apps().warn(app.id(), NOW.plusSeconds(1), later), "on another node");
    assertEquals(Optional.of(later), apps.find(PROD, app.id()).orElseThrow().warned());
    AppStore.Registered seen = apps.find(PROD, app.id()).orElseThrow();
    apps.used(app.id(), later.plusSeconds(1));
    assertEquals(Optional.empty(), apps.find(PROD, app.id()).orElseThrow().warned());
    assertFalse(apps.lapse(seen, later), "used since it was seen");
    assertTrue(apps.lapse(apps.find(PROD, app.id()).orElseThrow(), later));
    assertEquals(Optional.empty(), apps.find(PROD, app.id()));
  }

  @Test
  void a_registration_that_nobody_uses_is_warned_of_and_ends_as_the_record_tells()
      throws Exception {
    Node node = node();
    App unused = app();
    App used = app();
    node.apps().add(unused);
    node.apps().add(used);
    List<String> told = new ArrayList<>();
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    Routines routines =
        new Routines(
            event -> {
              told.add(event.action() + " " + event.result());
              return told.size();
            },
            new Minutes(IDS, "node-1"),
            IDS,
            now::get);
    AppLapsing lapsing = new AppLapsing(node.apps(), () -> told.add("ended"), routines, now::get);

    now.set(NOW.plus(AppLapsing.WARNED_AFTER));
    lapsing.run();
    assertEquals(List.of(), told, "not longer than that");
    now.set(NOW.plus(AppLapsing.WARNED_AFTER).plusSeconds(1));
    node.apps().used(used.id(), now.get());
    lapsing.run();
    lapsing.run();
    assertEquals(List.of("WarnUnusedApp INTENT", "WarnUnusedApp DONE"), told, "once");
    now.set(now.get().plus(AppLapsing.NOTICE).minusMillis(1));
    lapsing.run();
    assertEquals(2, told.size(), "never sooner after the warning");
    now.set(now.get().plusMillis(1));
    lapsing.run();
    assertEquals(
        List.of("RemoveUnusedApp INTENT", "RemoveUnusedApp DONE", "ended"), told.subList(2, 5));
    assertEquals(Optional.empty(), node.apps().find(PROD, unused.id()));
    assertTrue(node.apps().find(PROD, used.id()).isPresent());
  }

  @Test
  void an_app_is_found_in_its_environment_and_takes_its_grants_along() throws Exception {
    Node node = node();
    App app = app();
    node.apps().add(app);
    assertEquals(
        Optional.of(new AppStore.Registered(app, NOW, Optional.empty())),
        node.apps().find(PROD, app.id()));
    assertEquals(Optional.empty(), node.apps().find(new Environment("staging"), app.id()));
    assertEquals(List.of(), node.apps().unused(NOW, 10));
    node.apps().used(app.id(), NOW.plusSeconds(5));
    node.apps().used(app.id(), NOW.plusSeconds(1));
    assertEquals(
        List.of(new AppStore.Registered(app, NOW.plusSeconds(5), Optional.empty())),
        node.apps().of(PROD, 10));
    assertEquals(1, node.apps().unused(NOW.plusSeconds(6), 10).size());
    AppGrant grant = grant(app.id(), Optional.empty());
    node.grants().create(grant, secret("code", NewSecret.Sort.CODE, true));
    assertFalse(node.apps().remove(new Environment("staging"), app.id(), NOW));
    assertTrue(node.apps().remove(PROD, app.id(), NOW));
    assertFalse(node.apps().remove(PROD, app.id(), NOW));
    assertEquals(Optional.empty(), node.grants().find(grant.id()));
  }
}
