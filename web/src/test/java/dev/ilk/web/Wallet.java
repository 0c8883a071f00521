package dev.ilk.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A client's key, and proofs of it as a library that is not ours makes them. */
final class Wallet {
  private final ECKey key;
  private final TestIlk ilk;

  Wallet(TestIlk ilk) throws JOSEException {
    this.key = new ECKeyGenerator(Curve.P_256).generate();
    this.ilk = ilk;
  }

  String thumbprint() throws JOSEException {
    return key.computeThumbprint().toString();
  }

  /** A proof; {@code token} and {@code nonce} may be null, as the library has it. */
  String proof(String method, String path, @Nullable String token, @Nullable String nonce) {
    try {
      AccessToken access = token == null ? null : new DPoPAccessToken(token);
      return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
          .createDPoPJWT(
              new JWTID(),
              method,
              URI.create(TestIlk.ISSUERS.base() + path),
              Date.from(ilk.now),
              access,
              nonce == null ? null : new Nonce(nonce))
          .serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
