package dev.ilk.prove.federation.client;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.KeyType;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The signature of a message (Standard Webhooks 1.0, scheme {@code v1a}: Ed25519 over id, time and
 * body). The scheme {@code v1} is a shared secret, and there are none here.
 */
final class WebhookSignature {
  /** How far a message's time may be from the present; it is known again for as long. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SCHEME = "v1a,";
  private static final int MOST_SIGNATURES = 10;
  private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  private WebhookSignature() {}

  static Result<Authenticated.Once> judge(ShownWebhook shown, JwkSet keys, Instant now) {
    if (!ID.matcher(shown.id()).matches() || !SECONDS.matcher(shown.timestamp()).matches()) {
      return refused("webhook_malformed", "the message has no id, or no time in seconds");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(shown.timestamp()));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return refused("webhook_stale", "the message is of " + sent);
    }
    byte[] signed = signed(shown);
    Optional<PublicJwk> signer =
        Stream.of(shown.signatures().split(" ", MOST_SIGNATURES))
            .filter(one -> one.startsWith(SCHEME))
            .map(one -> decoded(one.substring(SCHEME.length())))
            .flatMap(Optional::stream)
            .flatMap(signature -> signer(ed25519(keys), signed, signature).stream())
            .findFirst();
    return signer
        .map(key ->
            Result.ok(
                new Authenticated.Once(
                    name(shown), sent.plus(TOLERANCE).plus(TOLERANCE), key.key().thumbprint())))
        .orElseGet(() ->
            refused(
                "webhook_signature", "no signature of the scheme `v1a` is by the client's keys"));
  }

  private static List<PublicJwk> ed25519(JwkSet keys) {
    return keys.keys().stream().filter(key -> key.key().type() == KeyType.ED25519).toList();
  }

  private static Optional<PublicJwk> signer(List<PublicJwk> keys, byte[] signed, byte[] signature) {
    return keys.stream()
        .filter(key -> key.key().verify(Algorithm.EDDSA, signed, signature))
        .findFirst();
  }

  /** Neither id nor time has a full stop, so no other message has the same bytes. */
  private static byte[] signed(ShownWebhook shown) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    String head = shown.id() + "." + shown.timestamp() + ".";
    signed.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(shown.body().toArray());
    return signed.toByteArray();
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Of one client and id: nobody can use up another's. */
  private static String name(ShownWebhook shown) {
    String whole = "webhook\0" + shown.client() + "\0" + shown.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(whole.getBytes(StandardCharsets.UTF_8)));
  }

  private static <T> Result<T> refused(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
