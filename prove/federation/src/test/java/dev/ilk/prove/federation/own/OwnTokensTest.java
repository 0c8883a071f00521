package dev.ilk.prove.federation.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Environment PROD = new Environment("prod");
  private static final Environment DEV = new Environment("dev");
  private static final Issuers ISSUERS = new Issuers("https://ilk.example");

  private final Ids ids = new Ids(InstantSource.fixed(NOW));
  private final Map<Issuers.Issuer, Signer> signers = new HashMap<>();
  private final List<List<String>> asked = new ArrayList<>();
  private final Id.Token tokenId = ids.token();
  private final Id.Identity holder = ids.identity();
  private final Id.Correlation journey = ids.correlation();
  private Revocations revocations =
      (names, issued) -> {
        asked.add(names);
        return false;
      };

  OwnTokensTest() {
    for (Environment at : List.of(PROD, DEV)) {
      for (Kind plane : Kind.values()) {
        signers.put(new Issuers.Issuer(at, plane), Signer.ephemeral(Algorithm.ES256));
      }
    }
  }

  @Test
  void a_token_says_who_holds_it_and_for_whom() {
    OwnToken token = believed(sign(PROD, Kind.WORKLOAD, claims(PROD, Kind.WORKLOAD).build()));
    assertEquals(tokenId, token.id());
    assertEquals(holder, token.holder());
    assertEquals("workload:prod-a", token.subject());
    assertEquals(List.of("read", "write"), token.scopes());
    assertEquals(Optional.of(journey), token.correlation());
    assertEquals(NOW.plusSeconds(60), token.expires());
    assertEquals(List.of(), token.actors());
    assertEquals(
        List.of(List.of(tokenId.value(), holder.value(), "workload:prod-a", "env:prod")), asked);
  }

  @Test
  void every_name_in_a_token_can_take_it_back() {
    Id.Delegation delegation = ids.delegation();
    Claims act =
        Claims.builder()
            .put("sub", "agent:prod-x")
            .put("act", Claims.builder().put("sub", "agent:prod-y").build())
            .build();
    String token =
        sign(
            PROD,
            Kind.AGENT,
            claims(PROD, Kind.AGENT).put("act", act).put("delegation", delegation.value()).build());
    OwnToken read =
        believed(reader().read(ShownToken.of(token), Kind.AGENT, Optional.empty(), NOW));
    assertEquals(List.of("agent:prod-x", "agent:prod-y"), read.actors());
    assertEquals(Optional.of(delegation), read.delegation());
    assertTrue(
        asked
            .getFirst()
            .containsAll(
                List.of(
                    "agent:prod-x",
                    "agent:prod-y",
                    "workload:prod-a",
                    tokenId.value(),
                    holder.value(),
                    delegation.value())));
  }

  @Test
  void a_token_taken_back_is_refused_and_the_caller_not_told_why() {
    revocations = (names, issued) -> names.contains(holder.value());
    TokenRefusal refusal = refused(sign(PROD, Kind.WORKLOAD, claims(PROD, Kind.WORKLOAD).build()));
    assertEquals("token_revoked", refusal.problem().code());
    assertEquals("proof_refused", refusal.told().code());
  }

  @Test
  void without_the_revocations_nobody_is_believed() {
    revocations =
        (names, issued) -> {
          throw new StoreUnavailable("revocations", new IOException("out of reach"));
        };
    TokenRefusal refusal = refused(sign(PROD, Kind.WORKLOAD, claims(PROD, Kind.WORKLOAD).build()));
    assertEquals("store_unavailable", refusal.problem().code());
    assertEquals(Problem.Kind.UNAVAILABLE, refusal.told().kind());
  }

  @Test
  void a_token_opens_doors_of_its_own_plane_and_environment_only() {
    for (Kind plane : Kind.values()) {
      String token = sign(PROD, plane, claims(PROD, plane).build());
      for (Kind door : Kind.values()) {
        Reading<OwnToken> reading =
            reader().read(ShownToken.of(token), door, Optional.of(PROD), NOW);
        assertEquals(door == plane, reading instanceof Reading.Accepted<OwnToken>);
        if (door != plane) {
          assertEquals("wrong_plane", refused(reading).problem().code());
          assertEquals("wrong_plane", refused(reading).told().code());
        }
      }
      assertEquals(
          "wrong_environment",
          refused(reader().read(ShownToken.of(token), plane, Optional.of(DEV), NOW))
              .problem()
              .code());
    }
  }

  @Test
  void a_persons_session_opens_no_other_door() {
    TokenRefusal refusal = refused("ilk_ses_0123456789");
    assertEquals("wrong_plane", refusal.problem().code());
    assertEquals("a session", refusal.evidence().get("shown"));
  }

  @Test
  void a_key_of_another_issuer_signs_nothing_here() {
    Claims claims = claims(PROD, Kind.WORKLOAD).build();
    assertEquals("key_unknown", refused(sign(DEV, Kind.WORKLOAD, claims)).problem().code());
    assertEquals("key_unknown", refused(sign(PROD, Kind.HUMAN, claims)).problem().code());
  }

  @Test
  void an_environment_that_is_made_up_is_refused() {
    Claims claims = claims(new Environment("nowhere"), Kind.WORKLOAD).build();
    assertEquals("issuer_unknown", refused(sign(PROD, Kind.WORKLOAD, claims)).problem().code());
  }

  @Test
  void a_token_of_another_issuer_or_type_is_refused() {
    Claims foreign =
        Claims.builder().put("iss", "https://ilk.example.evil/e/prod/workload").build();
    assertEquals("issuer_unknown", refused(sign(PROD, Kind.WORKLOAD, foreign)).problem().code());
    String idToken =
        JwtSigner.sign(
            signers.get(new Issuers.Issuer(PROD, Kind.WORKLOAD)),
            "JWT",
            claims(PROD, Kind.WORKLOAD).build());
    assertEquals("type_not_allowed", refused(idToken).problem().code());
  }

  @Test
  void a_token_ends_on_time() {
    String token = sign(PROD, Kind.WORKLOAD, claims(PROD, Kind.WORKLOAD).build());
    Instant end = NOW.plusSeconds(60);
    believed(
        reader().read(ShownToken.of(token), Kind.WORKLOAD, Optional.empty(), end.minusMillis(1)));
    assertEquals(
        "token_expired",
        refused(reader().read(ShownToken.of(token), Kind.WORKLOAD, Optional.empty(), end))
            .told()
            .code());
  }

  @Test
  void a_genuine_token_of_another_layout_is_refused() {
    for (String missing : List.of("jti", "client_id", "sub", "aud", "iat")) {
      Claims.Builder some = Claims.builder();
      claims(PROD, Kind.WORKLOAD)
          .build()
          .asMap()
          .forEach((name, value) -> {
            if (!name.equals(missing)) {
              some.put(name, value);
            }
          });
      assertEquals(
          "claims_malformed",
          refused(sign(PROD, Kind.WORKLOAD, some.build())).problem().code(),
          missing);
    }
    assertEquals(
        "claims_malformed", refused(sign(PROD, Kind.WORKLOAD, twoAudiences())).problem().code());
    Claims delegation = claims(PROD, Kind.WORKLOAD).put("delegation", "dlg_x").build();
    assertEquals(
        "claims_malformed", refused(sign(PROD, Kind.WORKLOAD, delegation)).problem().code());
  }

  @Test
  void a_token_is_for_one_service() {
    OwnToken token = believed(sign(PROD, Kind.WORKLOAD, claims(PROD, Kind.WORKLOAD).build()));
    assertTrue(token.meantFor(ISSUERS.self()) instanceof Reading.Accepted<OwnToken>);
    assertEquals(
        "audience_mismatch",
        refused(token.meantFor(new Audience("https://payments.example"))).told().code());
  }

  @Test
  void the_door_can_tell_whose_token_it_is() {
    OwnTokens reader = reader();
    ShownToken own = ShownToken.of(sign(PROD, Kind.AGENT, claims(PROD, Kind.AGENT).build()));
    assertTrue(reader.claims(own));
    assertEquals(Optional.of(new Issuers.Issuer(PROD, Kind.AGENT)), own.claimedIssuer(ISSUERS));
    assertFalse(reader.claims(ShownToken.of("x.y.z")));
  }

  private OwnTokens reader() {
    return new OwnTokens(
        ISSUERS,
        issuer ->
            Optional.ofNullable(signers.get(issuer))
                .map(signer ->
                    JwkSet.of(List.of(PublicJwk.own(signer.algorithm(), signer.verifyingKey())))),
        revocations);
  }

  private Claims.Builder claims(Environment at, Kind plane) {
    return Claims.builder()
        .put("iss", ISSUERS.of(at, plane))
        .put("sub", "workload:prod-a")
        .put("aud", ISSUERS.self().uri())
        .put("exp", NOW.plusSeconds(60))
        .put("iat", NOW)
        .put("jti", tokenId.value())
        .put("client_id", holder.value())
        .put("scope", "read write")
        .put("txn", journey.value());
  }

  private Claims twoAudiences() {
    Claims.Builder two = Claims.builder();
    claims(PROD, Kind.WORKLOAD)
        .build()
        .asMap()
        .forEach((name, value) -> two.put(name, name.equals("aud") ? List.of("a", "b") : value));
    return two.build();
  }

  private String sign(Environment at, Kind plane, Claims claims) {
    return JwtSigner.sign(
        signers.get(new Issuers.Issuer(at, plane)), JwtSigner.ACCESS_TOKEN, claims);
  }

  private OwnToken believed(String token) {
    return believed(reader().read(ShownToken.of(token), Kind.WORKLOAD, Optional.of(PROD), NOW));
  }

  private static OwnToken believed(Reading<OwnToken> reading) {
    return switch (reading) {
      case Reading.Accepted<OwnToken>(OwnToken token) -> token;
      case Reading.Refused<OwnToken>(TokenRefusal refusal) ->
          throw new AssertionError(refusal.toString());
    };
  }

  private TokenRefusal refused(String token) {
    return refused(reader().read(ShownToken.of(token), Kind.WORKLOAD, Optional.empty(), NOW));
  }

  private static TokenRefusal refused(Reading<OwnToken> reading) {
    return switch (reading) {
      case Reading.Accepted<OwnToken>(OwnToken token) ->
          throw new AssertionError(token.id().value());
      case Reading.Refused<OwnToken>(TokenRefusal refusal) -> refusal;
    };
  }
}
