package dev.ilk.prove.human.passkey;

import com.yubico.webauthn.exception.InvalidSignatureCountException;
import dev.ilk.kernel.Problem;

/** Why an authenticator's answer proves nothing. */
final class Refused {
  private static final int MAX_REASON = 150;

  private Refused() {}

  static Problem because(Exception cause) {
    if (cause instanceof InvalidSignatureCountException) {
      return copied();
    }
    String reason = String.valueOf(cause.getMessage()).replaceAll("[\\p{Cntrl}`]", " ").strip();
    String brief = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
    return problem("passkey_refused", "the passkey's answer is not good: `" + brief + "`")
        .mend("open the page again and use a passkey of your own");
  }

  /** WebAuthn, section 6.1.1: somebody may hold a copy of the key. */
  static Problem copied() {
    return problem(
            "passkey_copied", "the passkey counts fewer signatures than it must have made by now")
        .mend("use another passkey and remove this one; tell your security team");
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
