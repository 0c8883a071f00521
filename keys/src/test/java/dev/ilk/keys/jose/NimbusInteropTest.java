package dev.ilk.keys.jose;

import static dev.ilk.keys.jose.Tokens.CHECKS;
import static dev.ilk.keys.jose.Tokens.claims;
import static dev.ilk.keys.jose.Tokens.outcome;
import static dev.ilk.keys.jose.Tokens.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another implementation reads what we write, and we read what it writes. */
class NimbusInteropTest {
  @Test
  void nimbus_verifies_our_tokens_with_our_published_keys() throws Exception {
    Signer ec = Signer.ephemeral(Algorithm.ES256);
    Signer rsa = Signer.ephemeral(Algorithm.RS256);
    JwkSet ours =
        JwkSet.of(
            List.of(
                PublicJwk.own(Algorithm.ES256, ec.verifyingKey()),
                PublicJwk.own(Algorithm.RS256, rsa.verifyingKey())));
    JWKSet theirs = JWKSet.parse(ours.json());

    ECKey ecKey = (ECKey) theirs.getKeyByKeyId(ec.kid());
    RSAKey rsaKey = (RSAKey) theirs.getKeyByKeyId(rsa.kid());
    assertEquals(ec.kid(), ecKey.computeThumbprint().toString());
    assertTrue(
        JWSObject.parse(JwtSigner.sign(ec, "JWT", claims().build()))
            .verify(new ECDSAVerifier(ecKey)));
    assertTrue(
        JWSObject.parse(JwtSigner.sign(rsa, "JWT", claims().build()))
            .verify(new RSASSAVerifier(rsaKey)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
  void we_verify_nimbus_tokens_with_its_published_keys(String name) throws Exception {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    JWK key =
        switch (name) {
          case "ES256" -> new ECKeyGenerator(Curve.P_256).keyID("k").generate();
          case "ES384" -> new ECKeyGenerator(Curve.P_384).keyID("k").generate();
          case "ES512" -> new ECKeyGenerator(Curve.P_521).keyID("k").generate();
          default -> new RSAKeyGenerator(2048).keyID("k").generate();
        };
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(algorithm).keyID("k").build(),
            new Payload(claims().build().toString()));
    token.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
    JwkSet keys =
        value(JwkSet.parse(new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8)));

    assertEquals("ok", outcome(Tokens.verify(token.serialize(), keys, CHECKS)));
  }
}
