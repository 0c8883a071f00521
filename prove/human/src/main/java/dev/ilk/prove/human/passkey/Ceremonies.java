package dev.ilk.prove.human.passkey;

import com.yubico.webauthn.data.ByteArray;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives out challenges, and takes each back once. */
final class Ceremonies {
  private static final Duration PATIENCE = Duration.ofMillis(Party.PATIENCE_MILLIS);

  private final Challenges challenges;

  Ceremonies(Challenges challenges) {
    this.challenges = challenges;
  }

  void begin(
      ByteArray challenge,
      Id.Identity human,
      Id.Session session,
      Challenge.Purpose purpose,
      Instant now)
      throws StoreUnavailable {
    challenges.put(new Challenge(digest(challenge), human, session, purpose, now.plus(PATIENCE)));
  }

  /**
   * INVARIANT: the challenge is taken out before anything of the answer is believed, so that a
   * replayed answer meets no verification, on whatever node.
   */
  Result<ByteArray> end(
      ByteArray answered,
      Id.Identity human,
      Id.Session session,
      Challenge.Purpose purpose,
      Instant now)
      throws StoreUnavailable {
    Optional<Challenge> taken = challenges.take(digest(answered), now);
    return taken.filter(challenge -> challenge.isFor(human, session, purpose)).isPresent()
        ? Result.ok(answered)
        : Result.failed(
            Problem.of(
                    Problem.Kind.UNPROVEN,
                    "challenge_unknown",
                    "this answers no challenge that waits here")
                .mend("open the page again and repeat it there"));
  }

  private static String digest(ByteArray challenge) {
    return Secrets.digest(challenge.getBase64Url());
  }
}
