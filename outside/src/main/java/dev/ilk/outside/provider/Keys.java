package dev.ilk.outside.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;

/** The provider's signing keys: the last one signs, all are published. */
final class Keys {
  private volatile List<RSAKey> keys = List.of();

  Keys() {
    rotate();
  }

  synchronized void rotate() {
    try {
      List<RSAKey> more = new ArrayList<>(keys);
      more.add(
          new RSAKeyGenerator(2048)
              .algorithm(JWSAlgorithm.RS256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint(true)
              .generate());
      keys = List.copyOf(more);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform makes RSA keys", e);
    }
  }

  SignedJWT sign(JWTClaimsSet claims) {
    RSAKey key = keys.getLast();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException("a fresh RSA key signs", e);
    }
  }

  String published() {
    return new JWKSet(List.<JWK>copyOf(keys)).toString();
  }
}
