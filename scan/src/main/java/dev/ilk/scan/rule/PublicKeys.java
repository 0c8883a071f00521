package dev.ilk.scan.rule;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The fingerprints of the public halves of private keys. OpenSSH's own format has the public key in
 * clear, also if the private one is encrypted; RSA keys of the other formats contain it. Of others
 * it would have to be computed, and nothing is told.
 */
final class PublicKeys {
  private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 16 << 10;

  /** {@code SEQUENCE { OID 1.2.840.113549.1.1.1, NULL }} (RFC 8017, appendix A.1). */
  private static final byte[] RSA = {
    0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  private PublicKeys() {}

  /**
   * The fingerprint of a key's public half.
   *
   * @param pem the private key between its dashes; line ends may be written as {@code \n}
   * @return {@code SHA256:} and base64 without padding; empty if it cannot be worked out
   */
  static Optional<String> fingerprint(String pem) {
    String text = pem.replace("\\n", "\n").replace("\\r", "");
    Optional<byte[]> body = body(text);
    try {
      if (body.isEmpty()) {
        return Optional.empty();
      }
      if (text.contains("BEGIN OPENSSH PRIVATE KEY")) {
        return openssh(body.get()).map(PublicKeys::hashed);
      }
      if (text.contains("BEGIN RSA PRIVATE KEY") && !text.contains("ENCRYPTED")) {
        return rsa(wrapped(body.get())).map(PublicKeys::hashed);
      }
      return text.contains("BEGIN PRIVATE KEY")
          ? rsa(body.get()).map(PublicKeys::hashed)
          : Optional.empty();
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> body(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.contains(":") && !line.contains("-----"))
        .forEach(lines::append);
    try {
      return Optional.of(Base64.getDecoder().decode(lines.toString()))
          .filter(bytes -> bytes.length <= LONGEST);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Cipher, key derivation and its options, the number of keys, and the first public key. */
  private static Optional<byte[]> openssh(byte[] body) {
    if (body.length < OPENSSH.length
        || !Arrays.equals(OPENSSH, Arrays.copyOf(body, OPENSSH.length))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(body).position(OPENSSH.length);
    for (int i = 0; i < 3; i++) {
      if (text(in).isEmpty()) {
        return Optional.empty();
      }
    }
    return in.getInt() > 0 ? text(in).filter(key -> key.length > 0) : Optional.empty();
  }

  private static Optional<byte[]> text(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      return Optional.empty();
    }
    byte[] text = new byte[length];
    in.get(text);
    return Optional.of(text);
  }

  /** The public key of a key in PKCS #8, as RFC 4253, section 6.6 writes it. */
  private static Optional<byte[]> rsa(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8))
              instanceof RSAPrivateCrtKey key
          ? Optional.of(
              joined(
                  "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                  bytes(key.getPublicExponent()),
                  bytes(key.getModulus())))
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(BigInteger number) {
    return number.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A key in PKCS #1 as PKCS #8 has it (RFC 5958, section 2). */
  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(new byte[] {2, 1, 0});
    inner.writeBytes(RSA);
    inner.writeBytes(element(0x04, pkcs1));
    return element(0x30, inner.toByteArray());
  }

  /** In DER, with a length of two bytes: what is shorter is no RSA key. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x100) {
      out.write(0x81);
    } else {
      out.write(0x82);
      out.write(content.length >>> 8);
    }
    out.write(content.length & 0xff);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static String hashed(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
