package dev.ilk.issue.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.MemoryKeyStore;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RevocationFeedTest {
  private static final Instant START = RevocationStoreConformance.NOW;
  private static final Issuers.Issuer PROD =
      new Issuers.Issuer(new Environment("prod"), Kind.WORKLOAD);
  private static final Issuers.Issuer STAGING =
      new Issuers.Issuer(new Environment("staging"), Kind.WORKLOAD);

  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock);
  private final MemoryRevocationStore store = new MemoryRevocationStore();
  private final Revocations revocations = new Revocations(store, clock, Revocations.STALE_AFTER);
  private final KeyRings rings =
      new KeyRings(
          new MemoryKeyStore(),
          new SigningKeys(RootKeys.of(TestRoots.fresh())),
          name -> RingPolicy.TOKENS,
          clock);
  private final RevocationFeed feed =
      new RevocationFeed(new Issuers("https://ilk.acme.example"), rings, revocations, clock);

  private Claims ask(Issuers.Issuer issuer, long after) throws Exception {
    return claims(feed.answer(issuer, after, Duration.ZERO));
  }

  private static Claims claims(String token) {
    return switch (UnverifiedJwt.parse(token, 1 << 20)) {
      case Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt) -> {
        assertEquals(Optional.of(RevocationFeed.TYPE), jwt.header().type());
        yield jwt.claimed();
      }
      case Result.Failed<UnverifiedJwt> failed -> throw new AssertionError(failed.toString());
    };
  }

  private Id.Token revoke(Optional<Environment> environment) throws Exception {
    Id.Token token = ids.token();
    store.add(Revocation.ofToken(token, environment, now, START.plusSeconds(300)));
    revocations.catchUp();
    return token;
  }

  private static List<Object> names(Claims answer) {
    List<?> entries = (List<?>) answer.asMap().get("revoked");
    return entries.stream().<Object>map(entry -> ((Map<?, ?>) entry).get("name_s256")).toList();
  }

  private static Object hash(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void an_answer_is_signed_by_the_issuer_and_says_as_of_when() throws Exception {
    revocations.catchUp();
    now = START.plusSeconds(3);
    String token = feed.answer(PROD, 0, Duration.ZERO);
    Claims answer = claims(token);
    assertEquals(Optional.of("https://ilk.acme.example/e/prod/workload"), answer.text("iss"));
    assertEquals(Optional.of(START.getEpochSecond()), answer.number("as_of"));
    assertEquals(Optional.of(now.getEpochSecond()), answer.number("iat"));
    assertEquals(Optional.of(0L), answer.number("next"));
    assertEquals(List.of(), names(answer));
    UnverifiedJwt jwt = ((Result.Ok<UnverifiedJwt>) UnverifiedJwt.parse(token)).value();
    assertEquals(
        Optional.of(rings.active(new RingName("prod/workload")).kid()), jwt.header().keyId());
  }

  @Test
  void a_revocation_stands_there_by_hash_and_in_its_own_environment_only() throws Exception {
    revocations.catchUp();
    Id.Token here = revoke(Optional.of(PROD.environment()));
    Id.Token unknownWhere = revoke(Optional.empty());
    assertEquals(List.of(hash(here.value()), hash(unknownWhere.value())), names(ask(PROD, 0)));
    Claims elsewhere = ask(STAGING, 0);
    assertEquals(List.of(hash(unknownWhere.value())), names(elsewhere));
    assertEquals(Optional.of(2L), elsewhere.number("next"));
  }

  @Test
  void a_revoked_person_is_told_everywhere_and_named_nowhere() throws Exception {
    Human alice = Identities.human(ids, "alice", Status.ACTIVE);
    store.enrol(alice);
    store.revokeIdentity(Revocation.ofIdentity(alice, now));
    revocations.catchUp();
    String token = feed.answer(STAGING, 0, Duration.ZERO);
    assertTrue(names(claims(token)).contains(hash("human:alice")));
    assertFalse(claims(token).toString().contains("alice"));
  }

  @Test
  void a_reader_goes_on_where_it_stopped() throws Exception {
    revocations.catchUp();
    revoke(Optional.empty());
    Id.Token second = revoke(Optional.empty());
    Claims answer = ask(PROD, 1);
    assertEquals(Optional.of(1L), answer.number("after"));
    assertEquals(List.of(hash(second.value())), names(answer));
  }

  @Test
  void a_number_from_another_life_of_the_store_begins_anew() throws Exception {
    revocations.catchUp();
    revoke(Optional.empty());
    Claims answer = ask(PROD, 1_000_000);
    assertEquals(Optional.of(0L), answer.number("after"));
    assertEquals(1, names(answer).size());
  }

  @Test
  void seconds_are_rounded_so_that_no_token_slips_through() throws Exception {
    revocations.catchUp();
    store.enrol(Identities.workload(ids, "prod-x-api", Status.ACTIVE));
    store.add(Revocation.ofDelegation(Identities.delegation(ids), now));
    revocations.catchUp();
    Map<?, ?> entry = (Map<?, ?>) ((List<?>) ask(PROD, 0).asMap().get("revoked")).getFirst();
    Instant before = now.plus(Revocation.PROPAGATION);
    assertEquals(before.getEpochSecond() + 1, entry.get("before"));
  }

  @Test
  void a_long_answer_says_that_there_is_more() throws Exception {
    for (int i = 0; i < 1001; i++) {
      store.add(Revocation.ofToken(ids.token(), Optional.empty(), now, START.plusSeconds(300)));
    }
    revocations.catchUp();
    Claims answer = ask(PROD, 0);
    assertEquals(Optional.of(true), answer.truth("more"));
    Claims rest = ask(PROD, answer.number("next").orElseThrow());
    assertEquals(Optional.of(false), rest.truth("more"));
    assertEquals(1, names(rest).size());
  }

  @Test
  void whoever_waits_hears_at_once() throws Exception {
    revocations.catchUp();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> waiting = () -> feed.answer(PROD, 0, RevocationFeed.LONGEST_WAIT);
      Future<String> answer = threads.submit(waiting);
      Id.Token token = revoke(Optional.empty());
      assertEquals(List.of(hash(token.value())), names(claims(answer.get())));
    }
  }

  @Test
  void a_node_that_does_not_know_for_sure_signs_nothing() throws Exception {
    assertThrows(PartUnavailable.class, () -> feed.answer(PROD, 0, Duration.ZERO));
    revocations.catchUp();
    now = START.plus(Revocations.STALE_AFTER).plusMillis(1);
    assertThrows(PartUnavailable.class, () -> feed.answer(PROD, 0, Duration.ZERO));
  }
}
