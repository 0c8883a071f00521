package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import dev.ilk.console.PasskeyClient;
import dev.ilk.outside.process.Child;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service asks an app for a stronger or newer sign-in (RFC 9470), the app asks Ilk, and Ilk the
 * person: with an app, an authenticator and a browser's WebAuthn that others wrote.
 */
class AppStepUpTest {
  private static final Optional<NimbusWallet> NONE = Optional.empty();

  private final Browser alice = new Browser();
  private Company company;
  private PasskeyClient passkeys;
  private KeyedApp app;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    int port = Child.freePort();
    // Browsers take a passkey at a name only, never at an address.
    String url = "http://localhost:" + port;
    company = Company.start(folder, settings -> settings.but().port(port).url(url).build());
    assertEquals(0, company.declare().code());
    passkeys = new PasskeyClient(url);
    app = KeyedApp.of(company);
    alice.open(url + "/console/login/start/corp?return_to=/console");
    alice.submit("", Map.of("user", "alice"));
  }

  @AfterEach
  void stop() {
    alice.close();
    company.close();
  }

  /** As the challenge of a service says: {@code acr_values} and {@code max_age}. */
  private Answer challenged(String level, String age) throws Exception {
    return alice.open(
        app.asking("openid")
            .customParameter("acr_values", level)
            .customParameter("max_age", age)
            .build()
            .toURI()
            .toString());
  }

  private void enrol() throws Exception {
    Answer page = alice.open(company.ilk() + "/console/factors/new");
    String made = passkeys.create(passkeys.options(page.text()));
    alice.submit("/console/factors", Map.of("name", "Key", "response", made));
  }

  private OIDCTokenResponse tokens() throws Exception {
    AuthorizationResponse answer = KeyedApp.allow(alice);
    TokenResponse tokens = app.redeem(answer.toSuccessResponse().getAuthorizationCode(), NONE);
    return (OIDCTokenResponse) tokens.toSuccessResponse();
  }

  @Test
  void a_passkey_answers_the_challenge_and_all_tokens_say_so() throws Exception {
    enrol();
    Instant asked = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Answer page = challenged("phr", "300");
    assertTrue(alice.address().contains("/console/step-up"), alice.address());
    assertTrue(page.text().contains("The app that sent you here"), page.text());
    String used = passkeys.get(passkeys.options(page.text()));
    Answer consent = alice.submit("/console/step-up", Map.of("response", used));
    assertTrue(consent.text().contains("Ledger"), consent.text());
    OIDCTokenResponse tokens = tokens();
    for (String token :
        List.of(
            tokens.getOIDCTokens().getAccessToken().getValue(),
            tokens.getOIDCTokens().getIDTokenString())) {
      JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
      assertEquals("phr", claims.getStringClaim("acr"));
      assertTrue(claims.getStringListClaim("amr").containsAll(List.of("swk", "user", "mfa")));
      assertFalse(claims.getDateClaim("auth_time").toInstant().isBefore(asked));
    }
    challenged("phr", "300");
    assertTrue(alice.address().startsWith(KeyedApp.REDIRECT.toString()), "once is enough");
  }

  @Test
  void a_level_that_nobody_reached_is_told_to_the_app() throws Exception {
    challenged("phr", "300");
    assertTrue(alice.address().contains("/console/step-up"), alice.address());
    alice.open(company.ilk() + back());
    assertEquals("unmet_authentication_requirements", error());
    enrol();
    Answer page = challenged("phrh", "300");
    String used = passkeys.get(passkeys.options(page.text()));
    alice.submit("/console/step-up", Map.of("response", used));
    assertEquals("unmet_authentication_requirements", error(), "nobody vouches for the hardware");
  }

  @Test
  void without_the_challenge_tokens_say_what_the_provider_said() throws Exception {
    enrol();
    alice.open(app.asking("openid").build().toURI().toString());
    JWTClaimsSet claims =
        SignedJWT.parse(tokens().getOIDCTokens().getIDTokenString()).getJWTClaimsSet();
    assertNotEquals("phr", claims.getStringClaim("acr"));
  }

  private String back() {
    return URLDecoder.decode(
        alice.address().replaceFirst(".*return_to=([^&]+).*", "$1"), StandardCharsets.UTF_8);
  }

  private String error() throws Exception {
    return AuthorizationResponse.parse(URI.create(alice.address()))
        .toErrorResponse()
        .getErrorObject()
        .getCode();
  }
}
