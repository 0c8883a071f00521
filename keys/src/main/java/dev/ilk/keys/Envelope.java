package dev.ilk.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption: the content is encrypted with a fresh data key, and that one with the root
 * key, both by AES-256-GCM (NIST SP 800-38D). So a change of the root key re-encrypts 32 bytes and
 * never sees the content.
 *
 * <pre>
 *   version  root id   nonce  data key + tag   nonce  content + tag
 *   1        8         12     32 + 16          12     n + 16          bytes
 * </pre>
 *
 * <p>INVARIANT: both ciphertexts authenticate the version and the binding, which says what the
 * content is and for whom; the outer one also the root key's id. Moved to another place, it does
 * not open.
 */
final class Envelope {
  static final byte VERSION = 1;
  static final int HEADER_BYTES = 1 + RootKey.ID_BYTES;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int WRAPPED_BYTES = NONCE_BYTES + RootKey.BYTES + TAG_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Envelope() {}

  static byte[] seal(RootKey root, byte[] binding, byte[] content) throws GeneralSecurityException {
    byte[] dataKey = random(RootKey.BYTES);
    try {
      byte[] inner = encrypt(aes(dataKey), authenticated(new byte[] {VERSION}, binding), content);
      return assemble(root, binding, dataKey, inner);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /**
   * @throws GeneralSecurityException if anything was changed, cut or moved
   */
  static byte[] open(RootKey root, byte[] binding, byte[] envelope)
      throws GeneralSecurityException {
    byte[] dataKey = dataKey(root, binding, envelope);
    try {
      return decrypt(aes(dataKey), authenticated(new byte[] {VERSION}, binding), inner(envelope));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /** The same content under another root key; the inner ciphertext stays as it is. */
  static byte[] rewrap(RootKey from, RootKey to, byte[] binding, byte[] envelope)
      throws GeneralSecurityException {
    byte[] dataKey = dataKey(from, binding, envelope);
    try {
      return assemble(to, binding, dataKey, inner(envelope));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private static byte[] assemble(RootKey root, byte[] binding, byte[] dataKey, byte[] inner)
      throws GeneralSecurityException {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .put(VERSION)
            .put(HexFormat.of().parseHex(root.id()))
            .array();
    byte[] wrapped = encrypt(root.key(), authenticated(header, binding), dataKey);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    out.writeBytes(wrapped);
    out.writeBytes(inner);
    return out.toByteArray();
  }

  private static byte[] dataKey(RootKey root, byte[] binding, byte[] envelope)
      throws GeneralSecurityException {
    if (envelope.length < HEADER_BYTES + WRAPPED_BYTES + NONCE_BYTES + TAG_BYTES) {
      throw new GeneralSecurityException("too short for a sealed key");
    }
    if (envelope[0] != VERSION) {
      throw new GeneralSecurityException("sealed in version " + envelope[0] + ", not " + VERSION);
    }
    byte[] header = Arrays.copyOf(envelope, HEADER_BYTES);
    byte[] wrapped = Arrays.copyOfRange(envelope, HEADER_BYTES, HEADER_BYTES + WRAPPED_BYTES);
    return decrypt(root.key(), authenticated(header, binding), wrapped);
  }

  private static byte[] inner(byte[] envelope) {
    return Arrays.copyOfRange(envelope, HEADER_BYTES + WRAPPED_BYTES, envelope.length);
  }

  private static byte[] encrypt(SecretKey key, byte[] authenticated, byte[] content)
      throws GeneralSecurityException {
    byte[] nonce = random(NONCE_BYTES);
    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, authenticated);
    byte[] encrypted = cipher.doFinal(content);
    return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
  }

  private static byte[] decrypt(SecretKey key, byte[] authenticated, byte[] encrypted)
      throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, authenticated);
    return cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] authenticated)
      throws GeneralSecurityException {
    Cipher cipher = CryptoProvider.chosen().cipher(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(authenticated);
    return cipher;
  }

  private static SecretKey aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] authenticated(byte[] header, byte[] binding) {
    return ByteBuffer.allocate(header.length + binding.length).put(header).put(binding).array();
  }

  /**
   * Texts one after the other, each with its length before it, so that none can run into the next.
   */
  static byte[] binding(String... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
