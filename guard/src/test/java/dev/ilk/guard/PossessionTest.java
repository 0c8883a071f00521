package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound: no use to whoever holds nothing else (RFC 9449; RFC 8705). */
class PossessionTest {
  private static final String ADDRESS = "https://payments.example/payments/p-1";

  private final Guarded guarded = new Guarded();
  private final Ilk ilk = guarded.ilk;
  private final Wallet wallet = new Wallet(ilk.clock);
  private final String token = token(wallet.keyConfirmation());

  @AfterEach
  void close() {
    guarded.close();
  }

  private String token(Object confirmation) {
    return ilk.token(ilk.claims().put("cnf", confirmation));
  }

  private Ruling rule(Guard guard, String scheme, String shown, String... proofs) {
    return guard.rule(
        new GuardedRequest(
            Optional.of(scheme + " " + shown),
            List.of(proofs),
            "GET",
            URI.create(ADDRESS),
            Optional.empty()),
        Guarded.READ);
  }

  private String ruling(String scheme, String shown, String... proofs) {
    return Guarded.words(rule(guarded.guard, scheme, shown, proofs));
  }

  private Optional<String> nonce() {
    return nonce(guarded.guard);
  }

  private Optional<String> nonce(Guard guard) {
    Ruling ruling =
        rule(guard, "DPoP", token, wallet.proof("GET", ADDRESS, token, Optional.empty()));
    Ruling.Refused refused = assertInstanceOf(Ruling.Refused.class, ruling);
    assertEquals("401 use_dpop_nonce", Guarded.words(refused));
    return refused.nonce();
  }

  @Test
  void a_token_is_taken_from_who_holds_its_key() {
    String proof = wallet.proof("GET", ADDRESS, token, nonce());
    Ruling ruling = rule(guarded.guard, "DPoP", token, proof);
    Ruling.Permitted permitted = assertInstanceOf(Ruling.Permitted.class, ruling);
    assertEquals("[dpop]", permitted.caller().binding().methods().toString());
    assertTrue(permitted.nonce().isPresent(), "for the next proof");
  }

  @Test
  void a_token_is_not_taken_from_another_key() {
    Optional<String> nonce = nonce();
    String stolen = new Wallet(ilk.clock).proof("GET", ADDRESS, token, nonce);
    Ruling.Refused refused =
        assertInstanceOf(Ruling.Refused.class, rule(guarded.guard, "DPoP", token, stolen));
    assertEquals("401 invalid_token", Guarded.words(refused));
    String challenge = refused.challenges().getFirst();
    assertTrue(challenge.startsWith("DPoP error=\"invalid_token\", algs=\"ES256 "), challenge);
    assertEquals(0, guarded.judged.get());
  }

  @Test
  void a_bound_token_is_no_bearers() {
    String proof = wallet.proof("GET", ADDRESS, token, nonce());
    assertEquals("401 invalid_token", ruling("Bearer", token));
    assertEquals("401 invalid_token", ruling("Bearer", token, proof));
    assertEquals("401 invalid_token", guarded.ruling(token));
    assertEquals("401 invalid_dpop_proof", ruling("DPoP", token));
  }

  @Test
  void a_token_that_is_not_bound_is_not_shown_with_a_key() {
    String unbound = ilk.token();
    String proof = wallet.proof("GET", ADDRESS, unbound, nonce());
    assertEquals("401 invalid_token", ruling("DPoP", unbound, proof));
  }

  @Test
  void a_proof_is_for_one_request_and_one_token() {
    Optional<String> nonce = nonce();
    String good = wallet.proof("GET", ADDRESS, token, nonce);
    for (String proof :
        List.of(
            wallet.proof("POST", ADDRESS, token, nonce),
            wallet.proof("GET", ADDRESS + "1", token, nonce),
            wallet.proof("GET", ADDRESS, ilk.token(), nonce),
            token,
            "x")) {
      assertEquals("401 invalid_dpop_proof", ruling("DPoP", token, proof));
    }
    assertEquals("401 invalid_dpop_proof", ruling("DPoP", token, good, good));
    assertEquals("permitted", ruling("DPoP", token, good));
    assertEquals("401 invalid_dpop_proof", ruling("DPoP", token, good), "once");
  }

  @Test
  void a_proof_is_fresh_even_with_a_good_nonce() {
    String proof = wallet.proof("GET", ADDRESS, token, nonce());
    ilk.clock.move(Duration.ofSeconds(60));
    assertEquals("401 invalid_dpop_proof", ruling("DPoP", token, proof));
  }

  @Test
  void a_proof_that_another_instance_has_seen_is_none_here() {
    try (Guard other =
        Guard.start(
            ilk.settings(), ilk.clock, (caller, action) -> new Judgement(true, "", List.of()))) {
      String proof = wallet.proof("GET", ADDRESS, token, nonce(other));
      assertEquals("permitted", Guarded.words(rule(other, "DPoP", token, proof)));
      assertEquals("401 use_dpop_nonce", ruling("DPoP", token, proof));
    }
  }

  @Test
  void a_service_may_do_without_nonces() {
    try (Guard guard =
        Guard.start(
            ilk.settings().withoutNonces(),
            ilk.clock,
            (caller, action) -> new Judgement(true, "", List.of()))) {
      String proof = wallet.proof("GET", ADDRESS, token, Optional.empty());
      Ruling ruling = rule(guard, "DPoP", token, proof);
      assertEquals("permitted", Guarded.words(ruling));
      assertEquals(Optional.empty(), ruling.nonce());
      assertEquals(
          "401 invalid_dpop_proof", Guarded.words(rule(guard, "DPoP", token, proof)), "once");
    }
  }

  @Test
  void a_service_may_take_bound_tokens_only() {
    try (Guard guard =
        Guard.start(
            ilk.settings().boundOnly(),
            ilk.clock,
            (caller, action) -> new Judgement(true, "", List.of()))) {
      assertEquals("401 invalid_token", Guarded.words(rule(guard, "Bearer", ilk.token())));
      String proof = wallet.proof("GET", ADDRESS, token, nonce(guard));
      assertEquals("permitted", Guarded.words(rule(guard, "DPoP", token, proof)));
      Ruling nothing = guard.rule(Optional.empty(), Guarded.READ);
      List<String> challenges = ((Ruling.Refused) nothing).challenges();
      assertEquals(1, challenges.size());
      assertTrue(challenges.getFirst().startsWith("DPoP algs="));
    }
  }

  @Test
  void a_token_is_taken_from_who_connects_with_its_certificate() {
    String bound = token(wallet.certificateConfirmation());
    assertEquals("permitted", over(bound, Optional.of(wallet)));
    assertEquals("401 invalid_token", over(bound, Optional.of(new Wallet(ilk.clock))));
    assertEquals("401 invalid_token", over(bound, Optional.empty()));
    assertEquals("permitted", over(ilk.token(), Optional.of(wallet)), "not bound, so any");
  }

  @Test
  void a_token_bound_to_both_needs_both() {
    Map<String, Object> both = new HashMap<>(wallet.keyConfirmation());
    both.putAll(wallet.certificateConfirmation());
    String bound = token(both);
    assertEquals("401 invalid_token", over(bound, Optional.of(wallet)));
    String proof = wallet.proof("GET", ADDRESS, bound, nonce());
    assertEquals("401 invalid_token", ruling("DPoP", bound, proof));
    GuardedRequest whole =
        new GuardedRequest(
            Optional.of("DPoP " + bound),
            List.of(proof),
            "GET",
            URI.create(ADDRESS),
            Optional.of(wallet.certificate));
    assertEquals("permitted", Guarded.words(guarded.guard.rule(whole, Guarded.READ)));
  }

  @Test
  void a_binding_that_is_not_understood_is_never_ignored() {
    for (Object strange :
        List.of(
            "x", Map.of(), Map.of("kid", "key"), Map.of("jkt", "short"), Map.of("jwk", Map.of()))) {
      assertEquals("401 invalid_token", guarded.ruling(token(strange)));
    }
  }

  @Test
  void when_no_more_proofs_can_be_remembered_none_is_taken() {
    SeenProofs seen = new SeenProofs(2);
    Instant now = ilk.clock.instant();
    assertEquals(SeenProofs.Sight.FIRST, seen.see("a", now.plusSeconds(90), now));
    assertEquals(SeenProofs.Sight.FIRST, seen.see("b", now.plusSeconds(91), now));
    assertEquals(SeenProofs.Sight.FULL, seen.see("c", now.plusSeconds(90), now));
    Instant later = now.plusSeconds(90);
    assertEquals(SeenProofs.Sight.FIRST, seen.see("c", later.plusSeconds(90), later));
    assertEquals(SeenProofs.Sight.AGAIN, seen.see("c", later.plusSeconds(90), later));
  }

  private String over(String shown, Optional<Wallet> connected) {
    return Guarded.words(
        guarded.guard.rule(
            new GuardedRequest(
                Optional.of("Bearer " + shown),
                List.of(),
                "GET",
                URI.create(ADDRESS),
                connected.map(one -> one.certificate)),
            Guarded.READ));
  }
}
