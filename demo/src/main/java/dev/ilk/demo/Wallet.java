package dev.ilk.demo;

import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A client's key, held in memory, and the proofs it makes of it (RFC 9449, section 4.2). */
public final class Wallet {
  private final Signer signer = Signer.ephemeral(Algorithm.ES256);
  private final InstantSource clock;

  /**
   * Makes a key, which ends with the process.
   *
   * @param clock the present, which proofs are dated by
   */
  public Wallet(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A proof for one request.
   *
   * @param method the request's method
   * @param address where it goes, as the public knows it
   * @param token the token that is shown with it; empty where one is asked for
   * @param nonce what the server gave to be repeated, if it did
   * @return the value of the header {@code DPoP}
   */
  public String proof(
      String method, String address, Optional<String> token, Optional<String> nonce) {
    Claims.Builder key = Claims.builder();
    signer.verifyingKey().members().forEach(key::put);
    Claims header =
        Claims.builder()
            .put("typ", "dpop+jwt")
            .put("alg", signer.algorithm().joseName())
            .put("jwk", key.build())
            .build();
    Claims claims =
        Claims.builder()
            .put("jti", UUID.randomUUID().toString())
            .put("htm", method)
            .put("htu", address)
            .put("iat", clock.instant())
            .putIfPresent("ath", token.map(text -> encoded(Sha256.of(ascii(text)))))
            .putIfPresent("nonce", nonce)
            .build();
    String input = encoded(header.json()) + "." + encoded(claims.json());
    return input + "." + encoded(signer.sign(ascii(input)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
