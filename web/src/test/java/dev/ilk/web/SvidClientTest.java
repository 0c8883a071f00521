package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.record.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JWT-SVIDs as client credentials (draft-ietf-oauth-spiffe-client-auth). */
class SvidClientTest {
  private static final String ISSUER = TestIlk.ISSUERS.of(TestIlk.PROD, Kind.WORKLOAD);
  private static final String SPIFFE = "urn:ietf:params:oauth:client-assertion-type:jwt-spiffe";
  private static final String ID =
      "spiffe://prod.ilk.acme.example/main/workload/prod-payments-deployer";

  private final Network network;
  private final TestIlk ilk;

  SvidClientTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
  }

  @AfterEach
  void close() {
    network.close();
  }

  private String svid(String... audiences) {
    String body =
        "{\"audience\":[%s]}"
            .formatted(
                String.join(",", List.of(audiences).stream().map(a -> "\"" + a + "\"").toList()));
    Network.Answer answer =
        network.json("/e/prod/spiffe/jwt-svid", body, network.bearer("prod-payments-deployer"));
    assertEquals(200, answer.status(), answer.response().body());
    return answer.text("svid");
  }

  private Network.Answer token(String svid, String... more) {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", SPIFFE);
    form.put("client_assertion", svid);
    form.put("resource", TestIlk.PAYMENTS.uri());
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return network.form("/e/prod/workload/token", form);
  }

  private void refused(Network.Answer answer) {
    assertEquals(401, answer.status(), answer.response().body());
    assertEquals("invalid_client", answer.text("error"));
    assertEquals(Event.Result.UNPROVEN, ilk.lastEvent().result());
  }

  @Test
  void an_svid_for_the_issuer_gets_a_token_that_ends_with_it() throws Exception {
    String svid = svid(ISSUER);
    ilk.now = ilk.now.plus(Duration.ofMinutes(4));
    Network.Answer answer = token(svid, "client_id", ID);
    assertEquals(200, answer.status(), answer.response().body());
    JWTClaimsSet token = SignedJWT.parse(answer.text("access_token")).getJWTClaimsSet();
    assertEquals("workload:prod-payments-deployer", token.getSubject());
    JWTClaimsSet shown = SignedJWT.parse(svid).getJWTClaimsSet();
    assertTrue(!token.getExpirationTime().after(shown.getExpirationTime()));
  }

  @Test
  void an_svid_for_others_or_for_others_too_is_refused() {
    refused(token(svid("reports")));
    refused(token(svid(ISSUER, "reports")));
    refused(token(svid(TestIlk.ISSUERS.of(TestIlk.PROD, Kind.AGENT))));
    refused(token(svid(TestIlk.ISSUERS.base())));
  }

  @Test
  void an_svid_that_is_over_or_of_another_client_is_refused() {
    String svid = svid(ISSUER);
    refused(token(svid, "client_id", "prod-payments-deployer"));
    refused(token(svid, "client_id", ID + "x"));
    ilk.now = ilk.now.plus(Duration.ofMinutes(11));
    refused(token(svid));
  }

  @Test
  void an_access_token_or_a_platforms_token_is_no_svid() {
    refused(token(network.bearer("prod-payments-deployer")[1].substring("Bearer ".length())));
    refused(token(ilk.platformToken("prod-payments-deployer")));
    for (String junk : List.of("x", "a.b.c", "..", "e30.e30.")) {
      int status = token(junk).status();
      assertTrue(status == 400 || status == 401, junk + " " + status);
    }
  }

  @Test
  void whoever_signs_with_another_key_is_refused() throws Exception {
    SignedJWT genuine = SignedJWT.parse(svid(ISSUER));
    ECKey mine = new ECKeyGenerator(Curve.P_256).keyID(genuine.getHeader().getKeyID()).generate();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(mine.getKeyID()).build(),
            genuine.getJWTClaimsSet());
    forged.sign(new ECDSASigner(mine));
    refused(token(forged.serialize()));
  }

  @Test
  void an_svid_is_no_ordinary_assertion() {
    refused(
        token(
            svid(ISSUER),
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
  }

  @Test
  void an_identity_that_ended_gets_nothing_on_an_svid_that_it_still_has() {
    String svid = svid(ISSUER);
    Workload was = ilk.deployer;
    ilk.actors.put(
        was.subject(),
        new Workload(
            was.id(),
            was.name(),
            was.subtype(),
            Status.ENDED,
            was.environment(),
            was.tenant(),
            was.stewardship(),
            was.created(),
            was.end(),
            was.scopes()));
    refused(token(svid));
  }
}
