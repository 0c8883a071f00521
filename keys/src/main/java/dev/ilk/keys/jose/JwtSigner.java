package dev.ilk.keys.jose;

import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes signed tokens in compact serialization (RFC 7515, section 7.1; RFC 7519). */
public final class JwtSigner {
  /** The type of an OAuth access token (RFC 9068, section 2.1). */
  public static final String ACCESS_TOKEN = "at+jwt";

  private JwtSigner() {}

  /**
   * Signs a token. The header has {@code alg}, {@code typ} and {@code kid}, in this order; the
   * claims are written in theirs. With the same claims, only the signature differs, and with
   * Ed25519 and RSA not even that.
   *
   * @param signer the key
   * @param type the value of {@code typ}, such as {@link #ACCESS_TOKEN}
   * @param claims what the token says
   * @return the token
   */
  public static String sign(Signer signer, String type, Claims claims) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", signer.algorithm().joseName());
    header.put("typ", type);
    header.put("kid", signer.kid());
    return sign(signer, header, claims);
  }

  /**
   * Signs a token that brings the key along which it is signed with, such as a DPoP proof (RFC
   * 9449, section 4.2).
   *
   * @param signer the key
   * @param type the value of {@code typ}
   * @param claims what the token says
   * @return the token
   */
  public static String signKeyed(Signer signer, String type, Claims claims) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", signer.algorithm().joseName());
    header.put("typ", type);
    header.put("jwk", signer.verifyingKey().members());
    return sign(signer, header, claims);
  }

  private static String sign(Signer signer, Map<String, Object> header, Claims claims) {
    String signingInput =
        Base64Url.encode(JsonWriter.write(header)) + "." + Base64Url.encode(claims.json());
    byte[] signature = signer.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
    return signingInput + "." + Base64Url.encode(signature);
  }
}
