package dev.ilk.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.Optional;

/** A client's key, and proofs of it as a library makes them that is not ours. */
final class NimbusWallet {
  private final ECKey key;

  NimbusWallet() throws JOSEException {
    this.key = new ECKeyGenerator(Curve.P_256).generate();
  }

  String proof(String method, String address, Optional<String> token, Optional<String> nonce)
      throws JOSEException {
    return signed(method, URI.create(address), token, nonce).serialize();
  }

  SignedJWT signed(String method, URI address, Optional<String> token, Optional<String> nonce)
      throws JOSEException {
    return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
        .createDPoPJWT(
            method,
            address,
            token.map(DPoPAccessToken::new).orElse(null),
            nonce.map(Nonce::new).orElse(null));
  }

  String thumbprint() throws JOSEException {
    return key.computeThumbprint().toString();
  }
}
