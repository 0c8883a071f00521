package dev.ilk.guard;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.ilk.keys.possession.Confirmation;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What a client holds: a key, with proofs as a library makes them that is not ours, and a
 * certificate.
 */
final class Wallet {
  private final ECKey key;
  final X509Certificate certificate;
  private final SettableClock clock;

  Wallet(SettableClock clock) {
    this.clock = clock;
    try {
      this.key = new ECKeyGenerator(Curve.P_256).generate();
      this.certificate = certificate(clock.instant());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Map<String, Object> keyConfirmation() {
    try {
      return Map.of("jkt", key.computeThumbprint().toString());
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  Map<String, Object> certificateConfirmation() {
    return Map.of("x5t#S256", Confirmation.thumbprint(certificate));
  }

  String proof(String method, String address, String token, Optional<String> nonce) {
    try {
      return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
          .createDPoPJWT(
              new JWTID(),
              method,
              URI.create(address),
              Date.from(clock.instant()),
              new DPoPAccessToken(token),
              nonce.map(Nonce::new).orElse(null))
          .serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate certificate(Instant now) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    var pair = generator.generateKeyPair();
    X500Principal name = new X500Principal("CN=checkout");
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now),
                    Date.from(now.plusSeconds(3600)),
                    name,
                    pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }
}
