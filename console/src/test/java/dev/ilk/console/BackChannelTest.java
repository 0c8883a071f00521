package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ilk.issue.session.NewSession;
import dev.ilk.issue.session.Origin;
import dev.ilk.kernel.Ids;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.place.Place;
import dev.ilk.prove.human.People;
import dev.ilk.prove.proof.Circumstances;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider, or someone who speaks as one, could say of a logout. */
class BackChannelTest {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String PATH = "/console/login/backchannel/acme";

  private final Browser browser = new Browser();
  private final Browser provider = new Browser();
  private SampleProvider idp;
  private Node node;

  @BeforeEach
  void start() throws Exception {
    idp = SampleProvider.start(List.of(SampleUser.of("alice", "Alice")), () -> node.now);
    node =
        new Node(
            People.NOW,
            callback -> {
              idp.register(new SampleClient("ilk", Optional.empty(), callback));
              return Node.provider(idp.issuer());
            });
    node.company.humans.put(People.employee("alice"));
    browser.signIn(node, "alice");
  }

  @AfterEach
  void stop() {
    browser.close();
    provider.close();
    node.close();
    idp.close();
  }

  private JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(idp.issuer().toString())
        .audience("ilk")
        .subject(subject())
        .issueTime(Date.from(node.now))
        .expirationTime(Date.from(node.now.plusSeconds(120)))
        .jwtID(UUID.randomUUID().toString())
        .claim("events", Map.of(EVENT, Map.of()));
  }

  private String subject() {
    return node.company
        .humans
        .byName("alice")
        .flatMap(alice -> alice.account().subject())
        .orElseThrow();
  }

  private HttpResponse<String> tell(String token) throws Exception {
    return provider.post(node.at(PATH), Map.of("logout_token", token));
  }

  private HttpResponse<String> tell(JWTClaimsSet claims) throws Exception {
    return tell(idp.sign("logout+jwt", claims.toJSONObject()));
  }

  private int page() throws Exception {
    return browser.get(node.at("/console/you")).statusCode();
  }

  /** Another session of alice's, in a session of the provider's. */
  private String inProviderSession(String sid) {
    Ids ids = new Ids(() -> node.now);
    Secret secret = Secrets.random("ilk_ses_");
    node.company.sessions.create(
        new NewSession(
            ids.session(),
            Secrets.digest(secret.reveal()),
            node.company.humans.byName("alice").orElseThrow().id(),
            idp.issuer().toString(),
            "",
            List.of(),
            node.now,
            node.now,
            node.now.plus(Duration.ofHours(1)),
            ids.correlation(),
            new Origin("", "", Place.UNKNOWN, Circumstances.at(sid))));
    return Secrets.digest(secret.reveal());
  }

  private boolean open(String digest) {
    return !node.company.sessions.find(digest).orElseThrow().ended();
  }

  @Test
  void with_the_subject_alone_all_that_it_opened_ends() throws Exception {
    String other = inProviderSession("sid-1");
    assertEquals(200, tell(good().build()).statusCode());
    assertEquals(303, page());
    assertEquals(false, open(other));
  }

  @Test
  void with_a_session_only_what_was_opened_in_it_ends() throws Exception {
    String one = inProviderSession("sid-1");
    String two = inProviderSession("sid-2");
    assertEquals(200, tell(good().subject(null).claim("sid", "sid-1").build()).statusCode());
    assertEquals(List.of(false, true), List.of(open(one), open(two)));
    assertEquals(200, page());
  }

  @Test
  void the_answer_is_not_kept_and_the_record_says_who_said_so() throws Exception {
    HttpResponse<String> answer = tell(good().build());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("EndSignOn", node.log.events.getLast().action());
    assertEquals("logout-token", node.log.events.getLast().proof().orElseThrow().method());
  }

  @Test
  void a_token_counts_once() throws Exception {
    JWTClaimsSet claims = good().build();
    assertEquals(200, tell(claims).statusCode());
    browser.signIn(node, "alice");
    assertEquals(400, tell(claims).statusCode());
    assertEquals(200, page());
    assertEquals("logout_token_replayed", node.log.refusals().getLast());
  }

  @Test
  void what_was_opened_after_the_logout_goes_on() throws Exception {
    JWTClaimsSet claims = good().build();
    node.now = node.now.plusSeconds(110);
    browser.signIn(node, "alice");
    assertEquals(200, tell(claims).statusCode());
    assertEquals(200, page());
  }

  @Test
  void whoever_has_not_signed_on_here_is_logged_out_already() throws Exception {
    assertEquals(200, tell(good().subject("stranger").build()).statusCode());
    assertEquals(200, tell(good().claim("sid", "sid-of-none").build()).statusCode());
    assertEquals("nobody_signed_on", node.log.refusals().getLast());
    assertEquals(200, page());
  }

  /** A token that must be refused, and why. */
  record Bad(String reason, UnaryOperator<JWTClaimsSet.Builder> change) {}

  static Stream<Bad> bad() {
    return Stream.of(
        new Bad("issuer_mismatch", claims -> claims.issuer("https://elsewhere.example")),
        new Bad("audience_mismatch", claims -> claims.audience("another")),
        new Bad("audience_mismatch", claims -> claims.audience(List.of("ilk", "another"))),
        new Bad("nonce_present", claims -> claims.claim("nonce", "n")),
        new Bad("event_missing", claims -> claims.claim("events", null)),
        new Bad("event_missing", claims -> claims.claim("events", EVENT)),
        new Bad("event_missing", claims -> claims.claim("events", List.of(EVENT))),
        new Bad("event_missing", claims -> claims.claim("events", Map.of(EVENT, "x"))),
        new Bad("event_missing", claims -> claims.claim("events", Map.of(EVENT + "/", Map.of()))),
        new Bad("claim_missing", claims -> claims.issueTime(null)),
        new Bad("claim_missing", claims -> claims.jwtID(null)),
        new Bad("claim_missing", claims -> claims.jwtID("")),
        new Bad("claim_missing", claims -> claims.expirationTime(null)),
        new Bad("claim_missing", claims -> claims.subject(null)),
        new Bad("claims_malformed", claims -> claims.claim("sid", "")),
        new Bad("claims_malformed", claims -> claims.claim("sid", List.of("sid-1"))),
        new Bad("claims_malformed", claims -> claims.subject("a".repeat(256))),
        new Bad(
            "logout_token_stale",
            claims -> claims.issueTime(Date.from(People.NOW.minus(Duration.ofMinutes(11))))),
        new Bad(
            "token_from_the_future",
            claims -> claims.issueTime(Date.from(People.NOW.plus(Duration.ofMinutes(5))))),
        new Bad(
            "token_expired",
            claims -> claims.expirationTime(Date.from(People.NOW.minusSeconds(90)))));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void a_token_that_is_not_as_it_must_be_ends_nothing(Bad bad) throws Exception {
    HttpResponse<String> answer = tell(bad.change().apply(good()).build());
    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals("{\"error\":\"invalid_request\"}", answer.body());
    assertEquals(bad.reason(), node.log.refusals().getLast());
    assertEquals(200, page());
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "secevent+jwt", "dpop+jwt", "id_token+jwt"})
  void a_token_made_for_something_else_ends_nothing(String type) throws Exception {
    assertEquals(400, tell(idp.sign(type, good().build().toJSONObject())).statusCode());
    assertEquals("type_not_allowed", node.log.refusals().getLast());
    assertEquals(200, page());
  }

  @Test
  void a_provider_that_types_no_token_is_heard_too() throws Exception {
    assertEquals(200, tell(idp.sign("JWT", good().build().toJSONObject())).statusCode());
    assertEquals(303, page());
  }

  @Test
  void nobody_elses_key_speaks_for_the_provider() throws Exception {
    ECKey own = new ECKeyGenerator(Curve.P_256).keyID("x").generate();
    SignedJWT forged =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), good().build());
    forged.sign(new ECDSASigner(own));
    SignedJWT symmetric =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).build(), good().build());
    symmetric.sign(new MACSigner(new byte[32]));
    String none = "eyJhbGciOiJub25lIn0." + forged.serialize().split("\\.", -1)[1] + ".";
    for (String token : List.of(forged.serialize(), symmetric.serialize(), none)) {
      assertEquals(400, tell(token).statusCode());
    }
    assertEquals(200, page());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJ.eyJ.x", "\u0000", "é"})
  void what_is_no_token_ends_nothing(String token) throws Exception {
    assertEquals(400, tell(token).statusCode());
    assertEquals(200, page());
  }

  @Test
  void another_provider_is_not_known_and_without_keys_nothing_is_judged() throws Exception {
    HttpResponse<String> unknown =
        provider.post(
            node.at("/console/login/backchannel/other"),
            Map.of("logout_token", idp.sign("JWT", good().build().toJSONObject())));
    assertEquals(400, unknown.statusCode());
    String token = idp.sign("JWT", good().build().toJSONObject());
    idp.close();
    node.now = node.now.plus(Duration.ofMinutes(11));
    assertEquals(503, tell(token).statusCode());
  }

  @Test
  void the_record_comes_first() throws Exception {
    node.log.down = true;
    assertEquals(503, tell(good().build()).statusCode());
    node.log.down = false;
    assertEquals(200, page());
  }
}
