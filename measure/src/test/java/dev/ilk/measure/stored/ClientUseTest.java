package dev.ilk.measure.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Scene;
import dev.ilk.record.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which events tell of a client that shows what it alone should hold. */
class ClientUseTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Ids IDS = new Ids(() -> NOON);
  private static final Id.Identity LEDGER = IDS.identity();
  private static final String HERE = "198.51.100.7";

  private static Event event(Optional<ProofNote> proof, String network) {
    return new Event(
        IDS.event(),
        NOON,
        IDS.correlation(),
        "ExchangeToken",
        Event.Result.DENIED,
        Optional.of(new Party(Kind.WORKLOAD, LEDGER, "prod-ledger")),
        List.of(),
        new Scene(Optional.empty(), Optional.empty(), "token", network, "n1"),
        proof,
        new Verdict("denied", "no", List.of(), "1"),
        new Particulars.OfAction(
            "do", Optional.empty(), "Thing", "1", Optional.empty(), new TreeMap<>()),
        Optional.empty());
  }

  private static Optional<ClientUse> used(String method, Map<String, String> claims) {
    ProofNote proof =
        new ProofNote.OfWorkload(
            method, NOON, "issuer", "", Optional.empty(), new TreeMap<>(claims));
    return ClientUse.of(event(Optional.of(proof), HERE));
  }

  private static Optional<KeyUse> key(String method, Map<String, String> claims) {
    ProofNote proof =
        new ProofNote.OfWorkload(
            method, NOON, "issuer", "", Optional.empty(), new TreeMap<>(claims));
    return KeyUse.of(event(Optional.of(proof), ""));
  }

  @Test
  void a_key_of_its_own_is_told_by_its_thumbprint_and_not_by_what_the_client_calls_it() {
    Map<String, String> claims = Map.of("jkt", "a", "x5t#S256", "b", "kid", "c");
    assertEquals(Optional.of(new KeyUse(LEDGER, "a")), key("private-key-jwt", claims));
    assertEquals(Optional.of(new KeyUse(LEDGER, "a")), key("webhook-signature", claims));
    assertEquals(Optional.of(new KeyUse(LEDGER, "b")), key("self-signed-tls-client-auth", claims));
    for (String other : List.of("tls-client-auth", "x509-svid", "oidc-federation", "")) {
      assertEquals(Optional.empty(), key(other, claims), other);
    }
    assertEquals(Optional.empty(), key("private-key-jwt", Map.of("kid", "c")));
    ProofNote failed =
        new ProofNote.Failed("private-key-jwt", Kind.WORKLOAD, new TreeMap<>(claims));
    assertEquals(Optional.empty(), KeyUse.of(event(Optional.of(failed), HERE)));
    Stay one = new Stay(NOON, NOON.plusSeconds(5));
    Stay other = new Stay(NOON.minusSeconds(90_000), NOON.minusSeconds(80_000));
    assertEquals(new Stay(other.first(), one.last()), one.hull(other));
    assertEquals(one.hull(other), other.hull(one));
  }

  @Test
  void whatever_is_declared_for_a_client_is_one_credential_also_while_it_is_rotated() {
    for (String method : List.of("private-key-jwt", "tls-client-auth")) {
      assertEquals(
          Optional.of(new ClientUse(LEDGER, ClientUse.DECLARED, HERE)),
          used(method, Map.of("kid", "a")));
    }
    assertEquals(
        used("self-signed-tls-client-auth", Map.of("x5t#S256", "a")),
        used("self-signed-tls-client-auth", Map.of("x5t#S256", "b")));
  }

  @Test
  void instances_with_svids_and_keys_of_their_own_are_told_apart() {
    assertEquals(
        Optional.of(new ClientUse(LEDGER, "x509-svid a", HERE)),
        used("x509-svid", Map.of("x5t#S256", "a")));
    assertEquals(
        Optional.of(new ClientUse(LEDGER, "joined-agent jag_1", HERE)),
        used("joined-agent", Map.of("joined_agent", "jag_1", "jkt", "x")));
    assertEquals(Optional.empty(), used("x509-svid", Map.of()));
  }

  @Test
  void what_several_hold_by_right_and_what_came_by_no_network_is_not_told_of() {
    for (String method : List.of("oidc-federation", "access-token", "jwt-svid", "join-token")) {
      assertEquals(Optional.empty(), used(method, Map.of("x5t#S256", "a", "joined_agent", "b")));
    }
    ProofNote proof =
        new ProofNote.OfWorkload(
            "private-key-jwt", NOON, "i", "", Optional.empty(), new TreeMap<>());
    assertEquals(Optional.empty(), ClientUse.of(event(Optional.of(proof), "")));
    ProofNote failed = new ProofNote.Failed("private-key-jwt", Kind.WORKLOAD, new TreeMap<>());
    assertEquals(Optional.empty(), ClientUse.of(event(Optional.of(failed), HERE)));
    assertEquals(Optional.empty(), ClientUse.of(event(Optional.empty(), HERE)));
  }

  private static Stay stay(int from, int to) {
    return new Stay(NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(to)));
  }

  @Test
  void a_stay_ends_with_a_long_pause_in_whatever_order_it_is_told_of() {
    assertEquals(stay(0, 70), stay(0, 10).and(stay(70, 70)));
    assertEquals(stay(0, 70), stay(70, 70).and(stay(0, 10)));
    assertEquals(stay(71, 80), stay(0, 10).and(stay(71, 80)));
    assertEquals(stay(71, 80), stay(71, 80).and(stay(0, 10)));
    assertEquals(stay(0, 10), stay(0, 10).and(stay(2, 3)));
  }
}
