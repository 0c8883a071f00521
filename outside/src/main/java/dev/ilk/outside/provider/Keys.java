package dev.ilk.outside.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;

/** The provider's signing keys: the last one signs, all are published. */
final class Keys {
  private volatile List<ECKey> keys = List.of();

  Keys() {
    rotate();
  }

  synchronized void rotate() {
    try {
      List<ECKey> more = new ArrayList<>(keys);
      more.add(
          new ECKeyGenerator(Curve.P_256)
              .algorithm(JWSAlgorithm.ES256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint(true)
              .generate());
      keys = List.copyOf(more);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform makes keys on P-256", e);
    }
  }

  SignedJWT sign(JWTClaimsSet claims) {
    return sign(JOSEObjectType.JWT, claims);
  }

  SignedJWT sign(JOSEObjectType type, JWTClaimsSet claims) {
    ECKey key = keys.getLast();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(key.getKeyID()).build(),
            claims);
    try {
      token.sign(new ECDSASigner(key));
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException("a fresh key signs", e);
    }
  }

  String published() {
    return new JWKSet(List.<JWK>copyOf(keys)).toString();
  }
}
