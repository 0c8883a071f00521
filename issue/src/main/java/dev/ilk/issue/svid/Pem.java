package dev.ilk.issue.svid;

import java.util.Base64;

/** Certificates as text. */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /** RFC 7468, section 5. */
  static String of(byte[] certificate) {
    return block("CERTIFICATE", certificate);
  }

  /** RFC 7468, section 7. */
  static String request(byte[] request) {
    return block("CERTIFICATE REQUEST", request);
  }

  private static String block(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(der), label);
  }

  /** A certificate in DER, or a digest of one, as JOSE writes it. */
  static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
