package dev.ilk.prove.human.passkey;

import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.util.Objects;

/** Reads what browsers answer: {@code PublicKeyCredential.toJSON()} (WebAuthn Level 3, 5.1). */
final class Answers {
  private static final int MAX_LENGTH = 24 * 1024;

  private Answers() {}

  private interface Parser<T> {
    T parse(String text) throws IOException;
  }

  static Result<
          PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>>
      registration(String text) {
    return parse(text, PublicKeyCredential::parseRegistrationResponseJson);
  }

  static Result<
          PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>>
      assertion(String text) {
    return parse(text, PublicKeyCredential::parseAssertionResponseJson);
  }

  private static <T> Result<T> parse(String text, Parser<T> parser) {
    if (text.length() > MAX_LENGTH) {
      return malformed();
    }
    try {
      // The text `null` is parsed to nothing.
      return Result.ok(Objects.requireNonNull(parser.parse(text)));
    } catch (IOException | RuntimeException e) {
      // The library tells malformed input by exceptions of several kinds.
      return malformed();
    }
  }

  private static <T> Result<T> malformed() {
    return Result.failed(
        Problem.of(Problem.Kind.UNPROVEN, "answer_malformed", "the browser's answer is unreadable")
            .mend("open the page again; it needs a browser with passkeys and JavaScript"));
  }
}
