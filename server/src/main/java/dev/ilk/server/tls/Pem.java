package dev.ilk.server.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM (RFC 7468). */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----\\s*([A-Za-z0-9+/=\\s]{1,16384}?)\\s*-----END PRIVATE"
              + " KEY-----");

  private Pem() {}

  static List<X509Certificate> certificates(byte[] pem) throws GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate one :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))) {
      chain.add((X509Certificate) one);
    }
    if (chain.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate in it");
    }
    return chain;
  }

  /** The private key of that type. Its bytes are overwritten once it is read. */
  static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
    Matcher found = KEY.matcher(pem);
    if (!found.find()) {
      throw new GeneralSecurityException("there is no `BEGIN PRIVATE KEY` (PKCS #8) in it");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(found.group(1).getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("the private key is not base64", e);
    }
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }
}
