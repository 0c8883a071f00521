package dev.ilk.prove.human.grant;

import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange (RFC 7636) by the method S256, and no other. */
public final class Pkce {
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private Pkce() {}

  /**
   * Whether a text can be a challenge: 256 bits in base64url (section 4.2).
   *
   * @param text of any length and content
   * @return true if it can
   */
  public static boolean isChallenge(String text) {
    return CHALLENGE.matcher(text).matches();
  }

  /** Whether both are absent, or the verifier is that of the challenge (section 4.6). */
  static boolean fits(Optional<String> challenge, Optional<String> verifier) {
    if (challenge.isEmpty() || verifier.isEmpty()) {
      return challenge.isEmpty() && verifier.isEmpty();
    }
    byte[] digest = Sha256.of(verifier.get().getBytes(StandardCharsets.US_ASCII));
    return VERIFIER.matcher(verifier.get()).matches()
        && Secrets.same(
            challenge.get(), Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
  }
}
