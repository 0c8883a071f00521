package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.ilk.record.Event;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpiffeTest {
  private static final String SPIFFE = "/e/prod/spiffe";
  private static final String ID =
      "spiffe://prod.ilk.acme.example/main/workload/prod-payments-deployer";

  private final Network network;
  private final TestIlk ilk;
  private final String[] bearer;

  SpiffeTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
    bearer = network.bearer("prod-payments-deployer");
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void a_workload_gets_a_certificate_that_the_bundle_verifies() throws Exception {
    Network.Answer answer = network.json(SPIFFE + "/x509-svid", request(), bearer);
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals(ID, answer.text("spiffe_id"));
    List<X509Certificate> chain = new ArrayList<>();
    for (String pem : answer.text("x509_svid").split("(?<=-----END CERTIFICATE-----\n)")) {
      chain.add(X509CertUtils.parse(pem));
    }
    assertEquals(List.of(List.of(6, ID)), List.copyOf(chain.get(0).getSubjectAlternativeNames()));
    List<X509Certificate> roots =
        bundle().getKeys().stream()
            .filter(key -> key.getKeyUse().identifier().equals("x509-svid"))
            .map(key -> X509CertUtils.parse(key.getX509CertChain().getFirst().decode()))
            .filter(
                one -> one.getSubjectX500Principal().equals(chain.get(1).getIssuerX500Principal()))
            .toList();
    assertEquals(1, roots.size());
    chain.get(0).verify(chain.get(1).getPublicKey());
    chain.get(1).verify(roots.getFirst().getPublicKey());
  }

  @Test
  void a_workload_gets_a_token_that_the_bundle_verifies() throws Exception {
    Network.Answer answer =
        network.json(SPIFFE + "/jwt-svid", "{\"audience\":[\"reports\"]}", bearer);
    assertEquals(200, answer.status(), answer.response().body());
    SignedJWT jwt = SignedJWT.parse(answer.text("svid"));
    assertEquals(ID, jwt.getJWTClaimsSet().getSubject());
    JWK key = bundle().getKeyByKeyId(jwt.getHeader().getKeyID());
    assertTrue(jwt.verify(new ECDSAVerifier(key.toECKey())));
  }

  @Test
  void an_svid_is_no_access_token() {
    String svid =
        network.json(SPIFFE + "/jwt-svid", "{\"audience\":[\"reports\"]}", bearer).text("svid");
    assertEquals(401, network.get("/v1/self", "Authorization", "Bearer " + svid).status());
  }

  @Test
  void whoever_shows_nothing_gets_nothing() throws Exception {
    assertEquals(401, network.json(SPIFFE + "/x509-svid", request()).status());
    assertEquals(401, network.json(SPIFFE + "/jwt-svid", "{\"audience\":[\"a\"]}").status());
  }

  @Test
  void what_the_policies_deny_is_not_issued() throws Exception {
    ilk.decider = question -> Verdicts.deny();
    Network.Answer answer = network.json(SPIFFE + "/x509-svid", request(), bearer);
    assertEquals(403, answer.status());
    assertEquals("access_denied", answer.text("code"));
    assertEquals(Event.Result.DENIED, ilk.events.getLast().result());
  }

  @Test
  void nothing_is_issued_that_cannot_be_recorded() throws Exception {
    ilk.recordReachable = false;
    assertEquals(503, network.json(SPIFFE + "/x509-svid", request(), bearer).status());
  }

  @Test
  void a_workload_of_one_environment_gets_nothing_at_another() throws Exception {
    Network.Answer answer = network.json("/e/staging/spiffe/x509-svid", request(), bearer);
    assertEquals(403, answer.status());
    assertEquals("trust_domain_foreign", answer.text("code"));
  }

  @Test
  void requests_that_are_none_are_refused_with_what_is_wrong() {
    for (String body :
        List.of(
            "{}",
            "[]",
            "",
            "{\"csr\":1}",
            "{\"csr\":\"x\",\"more\":1}",
            "{\"csr\":\"" + "x".repeat(40_000) + "\"}",
            "{\"csr\":\"x\",\"csr\":\"x\"}")) {
      int status = network.json(SPIFFE + "/x509-svid", body, bearer).status();
      assertTrue(status == 400 || status == 413, body + " " + status);
    }
    for (String body : List.of("{}", "{\"audience\":\"a\"}", "{\"audience\":[]}")) {
      assertEquals(400, network.json(SPIFFE + "/jwt-svid", body, bearer).status(), body);
    }
  }

  @Test
  void there_is_no_bundle_where_there_is_no_environment() {
    for (String environment : List.of("test", "PROD", "a", "prod%2f..")) {
      assertEquals(404, network.get("/e/" + environment + "/spiffe/bundle").status());
    }
    assertEquals(405, network.get(SPIFFE + "/x509-svid").status());
  }

  private JWKSet bundle() throws Exception {
    Network.Answer answer = network.get(SPIFFE + "/bundle");
    assertEquals("application/json", answer.header("Content-Type"));
    return JWKSet.parse(answer.response().body());
  }

  private static String request() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    byte[] der =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=a"), keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
            .getEncoded();
    return "{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\\n%s\\n-----END CERTIFICATE REQUEST-----\"}"
        .formatted(Base64.getEncoder().encodeToString(der));
  }
}
