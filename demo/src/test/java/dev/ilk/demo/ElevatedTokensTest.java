package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What apps get for a person who has taken up a role says so, and ends with the role. */
class ElevatedTokensTest {

  private static AccessToken token(AppClient app, Browser browser) throws Exception {
    return app.redeem(app.signIn(browser, request -> request))
        .toSuccessResponse()
        .getTokens()
        .getAccessToken();
  }

  private static JWTClaimsSet claims(AccessToken token) throws Exception {
    return SignedJWT.parse(token.getValue()).getJWTClaimsSet();
  }

  @Test
  void a_token_bears_its_elevation_and_is_taken_back_with_it(@TempDir Path folder)
      throws Exception {
    try (Company company = Company.start(folder, settings -> settings);
        Web web = new Web()) {
      assertEquals(0, company.declare().code());
      try (Browser olga = TakenUp.signIn(company, "olga");
          AppClient app = AppClient.of(company)) {
        assertNull(claims(token(app, olga)).getClaim("elevations"));
        TakenUp.ask(olga, company, "operator", "2m", "INC-7");
        String elevation = TakenUp.open(olga);
        AccessToken token = token(app, olga);
        JWTClaimsSet claims = claims(token);
        assertEquals(List.of(elevation), claims.getStringListClaim("elevations"));
        long life = claims.getExpirationTime().getTime() - claims.getIssueTime().getTime();
        assertTrue(life <= 120_000, "no longer than the elevation: " + life);
        String id = claims.getJWTID();
        String info = app.metadata.getUserInfoEndpointURI().toString();
        String shown = "Bearer " + token.getValue();
        assertEquals(200, web.get(info, "Authorization", shown).status());

        Told replay = company.ilk("elevations", "replay", elevation);
        assertTrue(replay.text().contains(id), "what was issued under it: " + replay.text());
        olga.open(company.ilk() + "/console/elevations/" + elevation);
        olga.submit("/end", Map.of());
        Eventually.answers(401, () -> web.get(info, "Authorization", shown));
        assertFalse(claims(token(app, olga)).getClaims().containsKey("elevations"));
      }
    }
  }
}
