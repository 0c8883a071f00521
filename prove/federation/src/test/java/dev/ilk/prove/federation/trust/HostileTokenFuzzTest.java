package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.TrustRule;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.outside.platform.TokenIssuer;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is shown is refused in words and within bounds, unless it is the token itself. */
class HostileTokenFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String AUDIENCE = "aud";
  private static final int ROUNDS = 3_000;

  private final Random random = new Random(42);
  private TokenIssuer issuer;
  private IssuerKeys keys;
  private Federation federation;
  private String good;

  @BeforeEach
  void start() throws IOException {
    issuer = TokenIssuer.start("", Algorithm.ES256);
    keys =
        new IssuerKeys(
            new Reach(true, false), Freshness.USUAL, Duration.ofSeconds(30), Optional.empty());
    TrustRule rule =
        new TrustRule(
            "r",
            "workload:w",
            issuer.identifier(),
            Optional.empty(),
            AUDIENCE,
            "claims.sub == 's'");
    federation =
        new Federation(asked -> asked.equals(rule.issuer()) ? List.of(rule) : List.of(), keys);
    good = issuer.sign(Samples.claims(claims()));
    assertInstanceOf(Reading.Accepted.class, federation.read(ShownToken.of(good), NOW));
  }

  @AfterEach
  void stop() {
    keys.close();
    issuer.close();
  }

  @Test
  void a_token_with_any_change_is_refused() {
    for (int i = 0; i < ROUNDS; i++) {
      String mutant = mutated();
      if (!mutant.equals(good)) {
        assertRefused(mutant);
      }
    }
  }

  @Test
  void headers_that_bring_their_own_rules_are_refused() {
    String payload = good.split("\\.")[1];
    String signature = good.split("\\.")[2];
    for (String header :
        List.of(
            "{\"alg\":\"none\"}",
            "{\"alg\":\"None\"}",
            "{\"alg\":\"HS256\"}",
            "{\"alg\":\"ES256\",\"alg\":\"none\"}",
            "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"ES256\",\"jku\":\"http://evil.example/jwks\"}",
            "{\"alg\":\"ES256\",\"x5u\":\"http://evil.example/\",\"kid\":\"../../etc/passwd\"}",
            "{\"alg\":\"ES256\",\"kid\":\"'; drop table keys; --\"}",
            "{\"alg\":\"ES256\",\"kid\":" + "1".repeat(400) + "}",
            "{\"alg\":\"RS256\"}",
            "{\"alg\":[\"ES256\"]}",
            "[".repeat(5_000),
            "{}",
            "")) {
      assertRefused(encoded(header) + "." + payload + "." + signature);
      assertRefused(encoded(header) + "." + payload + ".");
    }
  }

  @Test
  void claims_that_are_too_much_are_refused_or_cut() {
    List<Map<String, Object>> odd = new ArrayList<>();
    for (String claim : List.of("sub", "jti", "repository_id", "environment")) {
      odd.add(with(claim, "x".repeat(5_000)));
      odd.add(with(claim, "line\nbreak\u001b[31m\u0085"));
      odd.add(with(claim, "x".repeat(Evidence.MAX_LENGTH - 2) + "\ud83d\ude00".repeat(9)));
    }
    odd.add(with("exp", Long.MAX_VALUE));
    odd.add(with("exp", -1L));
    odd.add(with("exp", "1900000000"));
    odd.add(with("nbf", "soon"));
    odd.add(with("aud", List.of("aud", "aud")));
    odd.add(with("sub", List.of("s")));
    odd.add(with("iss", ""));
    odd.add(with("sub", "t"));
    odd.forEach(claims -> {
      String token = issuer.sign(Samples.claims(claims));
      switch (federation.read(ShownToken.of(token), NOW)) {
        case Reading.Accepted<Vouched>(Vouched vouched) -> assertBounded(vouched.claims());
        case Reading.Refused<Vouched>(TokenRefusal refusal) -> assertBounded(refusal.evidence());
      }
    });
  }

  @Test
  void a_token_that_is_too_long_is_not_looked_at() {
    String token = issuer.sign(Samples.claims(with("x", "y".repeat(UnverifiedJwt.MAX_LENGTH))));
    assertEquals("token_too_large", assertRefused(token).problem().code());
    assertEquals("proof_missing", assertRefused("").problem().code());
  }

  @Test
  void a_persons_session_is_seen_for_what_it_is_and_not_kept() {
    String secret = ShownToken.SESSION_PREFIX + "s3cret";
    TokenRefusal refusal = assertRefused(secret);
    assertEquals("a session", refusal.evidence().get("shown"));
    assertTrue(!refusal.toString().contains("s3cret"));
    assertTrue(!ShownToken.of(secret).toString().contains("s3cret"));
  }

  private TokenRefusal assertRefused(String token) {
    return switch (federation.read(ShownToken.of(token), NOW)) {
      case Reading.Accepted<Vouched>(Vouched vouched) -> throw new AssertionError(token);
      case Reading.Refused<Vouched>(TokenRefusal refusal) -> {
        assertBounded(refusal.evidence());
        yield refusal;
      }
    };
  }

  private static void assertBounded(Map<String, String> evidence) {
    assertTrue(evidence.size() <= Evidence.MAX_ENTRIES, evidence::toString);
    evidence
        .values()
        .forEach(value -> {
          assertTrue(value.length() <= Evidence.MAX_LENGTH, value);
          assertTrue(value.chars().noneMatch(Character::isISOControl), value);
          assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(value), "half a character");
        });
  }

  private String mutated() {
    StringBuilder text = new StringBuilder(good);
    int at = random.nextInt(text.length());
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.insert(at, (char) random.nextInt(0x3000));
      case 3 -> text.setLength(at);
      case 4 -> text.insert(at, '.');
      default -> text.append(text, 0, at);
    }
    return text.toString();
  }

  private Map<String, Object> with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return claims;
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer.identifier());
    claims.put("sub", "s");
    claims.put("aud", AUDIENCE);
    claims.put("exp", NOW.getEpochSecond() + 300);
    return claims;
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
