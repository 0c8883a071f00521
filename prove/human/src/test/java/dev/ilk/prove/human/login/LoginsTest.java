package dev.ilk.prove.human.login;

import static dev.ilk.prove.human.Attempts.code;
import static dev.ilk.prove.human.Attempts.proof;
import static dev.ilk.prove.human.Attempts.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.InMemoryHumans;
import dev.ilk.prove.human.People;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.device.Familiar;
import dev.ilk.prove.human.provider.Demand;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.prove.human.provider.ProviderClient;
import dev.ilk.prove.human.provider.ProviderHttp;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.human.HumanProof;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole sign-in at a real provider over HTTP, with the browser played by {@link Visitor}. */
class LoginsTest {
  private static final URI REDIRECT = URI.create("https://ilk.example/console/login/callback/acme");
  private static final LocalPath HOME = new LocalPath("/console");

  private final InMemoryHumans humans = new InMemoryHumans();
  private final InMemoryPendingLogins pending = new InMemoryPendingLogins();
  private final Human alice = People.employee("alice");
  private final Visitor visitor = new Visitor();
  private final ProviderHttp http = new ProviderHttp();
  private Instant now = People.NOW;
  private SampleProvider idp;
  private Logins logins;

  @BeforeEach
  void start() throws IOException {
    idp =
        SampleProvider.start(
            List.of(
                SampleUser.of("alice", "Alice"),
                SampleUser.of("mallory", "Mallory"),
                new SampleUser("eve", "acme-eve", "alice@acme.example", false, "Eve", List.of()),
                new SampleUser("heir", "acme-heir", "Alice@ACME.example", true, "H", List.of())),
            () -> now);
    idp.register(new SampleClient("ilk", Optional.empty(), REDIRECT));
    logins = node();
    humans.put(alice);
  }

  @AfterEach
  void stop() {
    idp.close();
    http.close();
    visitor.close();
  }

  @Test
  void people_are_sent_on_by_the_domain_of_their_address_and_by_nothing_else() {
    Provider provider = provider(Optional.empty()).with(Set.of("acme.example"), Map.of());
    Logins known =
        new Logins(
            List.of(new ProviderClient(provider, REDIRECT, http, name -> null)),
            pending,
            new Accounts(humans),
            FAMILIARITY);
    assertEquals("acme", known.providerOf("Nobody@ACME.example ").orElseThrow().name());
    for (String other :
        List.of(
            "",
            "@",
            "acme",
            "x@evil.example",
            "x@acme.example.evil.example",
            "x@sub.acme.example")) {
      assertEquals(Optional.empty(), known.providerOf(other), other);
    }
  }

  @Test
  void a_first_sign_in_is_matched_by_the_verified_address_and_binds_the_subject() throws Exception {
    Logins.Ended ended = logins.end(signIn("alice"), now);
    HumanProof proof = proof(ended.attempt());
    assertEquals(alice.id(), proof.actor().id());
    assertEquals("oidc", proof.method());
    assertEquals(idp.issuer().toString(), proof.issuer());
    assertEquals(List.of("hwk", "user"), proof.factors());
    assertEquals("Firefox", proof.device());
    assertEquals(Optional.empty(), proof.session());
    assertTrue(proof.expires().isBefore(now.plus(Duration.ofMinutes(5))));
    assertEquals(Optional.of(HOME), ended.returnTo());
    assertEquals(alice.id(), humans.byProviderSubject("acme", "acme-alice").orElseThrow().id());
  }

  @Test
  void once_bound_the_subject_alone_counts() throws Exception {
    proof(logins.end(signIn("alice"), now).attempt());
    assertEquals(
        "subject_bound_elsewhere",
        code(logins.end(signIn("heir"), now).attempt()),
        "somebody who was given alice's old address");
    assertEquals(alice.id(), proof(logins.end(signIn("alice"), now).attempt()).actor().id());
  }

  @Test
  void an_unverified_address_binds_nobody() throws Exception {
    assertEquals("email_unverified", code(logins.end(signIn("eve"), now).attempt()));
    assertEquals(Optional.empty(), humans.byProviderSubject("acme", "acme-eve"));
  }

  @Test
  void a_stranger_and_a_revoked_person_look_alike_outside() throws Exception {
    Unproven stranger = refusal(logins.end(signIn("mallory"), now).attempt());
    humans.put(People.with(alice, Status.REVOKED, Optional.empty()));
    Unproven revoked = refusal(logins.end(signIn("alice"), now).attempt());
    assertEquals("human_unknown", stranger.problem().code());
    assertEquals("acme-mallory", stranger.evidence().get("subject"));
    assertEquals("human_revoked", revoked.problem().code());
    assertEquals(Optional.of(alice.id()), revoked.claimed().map(actor -> actor.id()));
    assertEquals(stranger.told(), revoked.told());
    assertEquals(
        Optional.empty(),
        humans.byProviderSubject("acme", "acme-alice"),
        "whoever does not stand is not bound");
  }

  @Test
  void an_expired_person_is_refused() throws Exception {
    humans.put(People.with(alice, Status.ACTIVE, Optional.of(now)));
    assertEquals("human_expired", code(logins.end(signIn("alice"), now).attempt()));
  }

  @Test
  void no_provider_vouches_for_a_break_glass_identity() throws Exception {
    humans.put(
        People.human(
            "mallory",
            Human.Subtype.BREAK_GLASS,
            Status.ACTIVE,
            Optional.empty(),
            Set.of(Role.OPERATOR)));
    assertEquals("break_glass_by_provider", code(logins.end(signIn("mallory"), now).attempt()));
  }

  @Test
  void another_node_finishes_what_one_began() throws Exception {
    Callback callback = signIn("alice");
    assertEquals(alice.id(), proof(node().end(callback, now).attempt()).actor().id());
  }

  @Test
  void a_replayed_callback_is_refused() throws Exception {
    Callback callback = signIn("alice");
    proof(logins.end(callback, now).attempt());
    assertEquals("login_unknown", code(logins.end(callback, now).attempt()));
  }

  @Test
  void a_callback_in_another_browser_is_refused_and_spent() throws Exception {
    Callback callback = signIn("alice");
    Callback stolen = with(callback, callback.parameters(), signIn("alice").browser());
    assertEquals("login_other_browser", code(logins.end(stolen, now).attempt()));
    assertEquals("login_unknown", code(logins.end(callback, now).attempt()));
    Callback bare = signIn("alice");
    assertEquals(
        "login_other_browser",
        code(logins.end(with(bare, bare.parameters(), Optional.empty()), now).attempt()));
  }

  @Test
  void a_code_from_another_sign_in_is_refused() throws Exception {
    Callback mine = signIn("alice");
    Callback injected = with(mine, "code", one(signIn("alice"), "code"));
    assertEquals("code_refused", code(logins.end(injected, now).attempt()));
  }

  @Test
  void a_foreign_state_is_refused() throws Exception {
    Callback callback = with(signIn("alice"), "state", "ilk_sta_" + "A".repeat(43));
    assertEquals("login_unknown", code(logins.end(callback, now).attempt()));
  }

  @Test
  void an_answer_that_names_another_issuer_or_none_is_refused() throws Exception {
    assertEquals(
        "issuer_mismatch",
        code(logins.end(with(signIn("alice"), "iss", "https://evil.example"), now).attempt()));
    Callback callback = signIn("alice");
    Map<String, List<String>> without = new HashMap<>(callback.parameters());
    without.remove("iss");
    assertEquals(
        "issuer_mismatch",
        code(logins.end(with(callback, without, callback.browser()), now).attempt()));
  }

  @Test
  void an_answer_at_another_providers_address_is_refused() throws Exception {
    Callback callback = signIn("alice");
    Callback elsewhere =
        new Callback("other", callback.parameters(), callback.browser(), callback.device());
    assertEquals("login_other_provider", code(logins.end(elsewhere, now).attempt()));
  }

  @Test
  void a_sign_in_that_took_too_long_is_refused() throws Exception {
    Callback callback = signIn("alice");
    now = now.plus(Logins.PATIENCE);
    assertEquals("login_unknown", code(logins.end(callback, now).attempt()));
  }

  @Test
  void malformed_callbacks_are_refused() throws Exception {
    Callback good = signIn("alice");
    Map<String, List<String>> twice = new HashMap<>(good.parameters());
    twice.put("code", List.of("a", "b"));
    for (Callback bad :
        List.of(
            with(good, Map.of(), good.browser()),
            with(good, twice, good.browser()),
            with(good, "error", "access_denied"),
            with(good, "state", "x".repeat(5000)),
            with(good, "state", ""))) {
      assertEquals("callback_malformed", code(logins.end(bad, now).attempt()));
    }
    proof(logins.end(good, now).attempt());
  }

  @Test
  void a_person_who_says_no_at_the_provider_is_told_so() throws Exception {
    Callback callback = signIn("alice");
    Map<String, List<String>> error = new HashMap<>(callback.parameters());
    error.remove("code");
    error.put("error", List.of("access_denied\r\nx"));
    Unproven refusal =
        refusal(logins.end(with(callback, error, callback.browser()), now).attempt());
    assertEquals("provider_refused", refusal.told().code());
    assertEquals("access_denied\uFFFD\uFFFDx", refusal.evidence().get("error"));
  }

  @Test
  void new_keys_of_the_provider_are_fetched_when_a_token_names_one() throws Exception {
    proof(logins.end(signIn("alice"), now).attempt());
    idp.rotateKeys();
    now = now.plusSeconds(30);
    proof(logins.end(signIn("alice"), now).attempt());
  }

  @Test
  void a_confidential_client_proves_itself_with_the_secret_that_is_referred_to() throws Exception {
    idp.register(new SampleClient("ilk", Optional.of("s3cret-of-the-client"), REDIRECT));
    assertEquals("code_refused", code(logins.end(signIn("alice"), now).attempt()));
    logins = node(Optional.of("env:IDP_SECRET"), Map.of("IDP_SECRET", "s3cret-of-the-client"));
    proof(logins.end(signIn("alice"), now).attempt());
    logins = node(Optional.of("env:IDP_SECRET"), Map.of());
    assertEquals("secret_missing", code(logins.end(signIn("alice"), now).attempt()));
  }

  @Test
  void a_provider_that_stopped_is_told_clearly_before_and_after() throws Exception {
    Callback callback = signIn("alice");
    idp.close();
    Unproven after = refusal(logins.end(callback, now).attempt());
    assertEquals(Problem.Kind.UNAVAILABLE, after.told().kind());
    now = now.plusSeconds(15);
    Result.Failed<?> before =
        assertInstanceOf(Result.Failed.class, logins.begin("acme", HOME, Demand.NONE, now));
    assertEquals("provider_unavailable", before.problems().getFirst().code());
    assertEquals(Problem.Kind.UNAVAILABLE, before.problems().getFirst().kind());
  }

  @Test
  void an_unknown_provider_is_refused() {
    Result.Failed<?> refused =
        assertInstanceOf(Result.Failed.class, logins.begin("evil", HOME, Demand.NONE, now));
    assertEquals("provider_unknown", refused.problems().getFirst().code());
  }

  @Test
  void what_is_stored_cannot_finish_a_sign_in() throws Exception {
    Logins.Begun begun = visitor.begun(logins.begin("acme", HOME, Demand.NONE, now));
    String stored = pending.toString();
    String query = begun.redirect().getRawQuery();
    assertTrue(query.contains("code_challenge_method=S256"), query);
    for (String secret : List.of(begun.browser().reveal(), Visitor.parameter(query, "state"))) {
      assertTrue(!stored.contains(secret), "only digests are kept");
    }
  }

  private Logins node() {
    return node(Optional.empty(), Map.of());
  }

  private static final Familiarity FAMILIARITY =
      new Familiarity(Familiar.NOTHING, new DeviceCookies(DerivedMac.ephemeral()));

  private Logins node(Optional<String> secret, Map<String, String> environment) {
    return new Logins(
        List.of(new ProviderClient(provider(secret), REDIRECT, http, environment::get)),
        pending,
        new Accounts(humans),
        FAMILIARITY);
  }

  private Provider provider(Optional<String> secret) {
    return new Provider(
        "acme",
        "Acme",
        idp.issuer(),
        "ilk",
        secret.map(text -> Visitor.value(SecretRef.parse(text))),
        Provider.DEFAULT_SCOPES,
        Provider.DEFAULT_ALGORITHMS);
  }

  private Callback signIn(String user) throws Exception {
    return visitor.signIn(logins.begin("acme", HOME, Demand.NONE, now), user);
  }

  private static String one(Callback callback, String parameter) {
    return callback.parameters().get(parameter).getFirst();
  }

  private static Callback with(Callback callback, String parameter, String value) {
    Map<String, List<String>> changed = new HashMap<>(callback.parameters());
    changed.put(parameter, List.of(value));
    return with(callback, changed, callback.browser());
  }

  private static Callback with(
      Callback callback, Map<String, List<String>> parameters, Optional<String> browser) {
    return new Callback(callback.provider(), parameters, browser, callback.device());
  }
}
