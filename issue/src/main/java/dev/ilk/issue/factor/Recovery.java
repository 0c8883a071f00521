package dev.ilk.issue.factor;

import dev.ilk.gate.RecoveryView;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's request to enrol a passkey without showing an old one. It takes a second person and a
 * waiting time, in which its owner can still say that it was not them.
 *
 * @param id its name
 * @param holder whose
 * @param reason in the person's words; 1 to 200 characters
 * @param requested when
 * @param state how far it has come
 * @param decidedBy who approved or refused it
 * @param opens from when a passkey may be enrolled by it, once approved
 * @param closes the first instant at which it is over if nothing happens
 */
public record Recovery(
    Id.Recovery id,
    Id.Identity holder,
    String reason,
    Instant requested,
    State state,
    Optional<Id.Identity> decidedBy,
    Optional<Instant> opens,
    Instant closes) {
  /** So long a request waits for a second person. */
  public static final Duration PATIENCE = Duration.ofDays(7);

  /** So long a passkey may be enrolled once the waiting time is over. */
  public static final Duration WINDOW = Duration.ofHours(24);

  /** How far a recovery has come. */
  public enum State {
    REQUESTED,
    APPROVED,
    REFUSED,
    CANCELLED,
    USED
  }

  /**
   * A request that nobody has answered.
   *
   * @param id its name
   * @param holder whose
   * @param reason in the person's words
   * @param now the present
   * @return waiting for {@link #PATIENCE}
   */
  static Recovery requested(Id.Recovery id, Id.Identity holder, String reason, Instant now) {
    return new Recovery(
        id,
        holder,
        reason,
        now,
        State.REQUESTED,
        Optional.empty(),
        Optional.empty(),
        now.plus(PATIENCE));
  }

  Recovery approved(Id.Identity by, Instant now, Duration wait) {
    Instant opening = now.plus(wait);
    return new Recovery(
        id,
        holder,
        reason,
        requested,
        State.APPROVED,
        Optional.of(by),
        Optional.of(opening),
        opening.plus(WINDOW));
  }

  Recovery ended(State how, Id.Identity by) {
    return new Recovery(id, holder, reason, requested, how, Optional.of(by), opens, closes);
  }

  /**
   * How it stands.
   *
   * @param now the present
   * @return empty if it is over
   */
  Optional<RecoveryView.Stage> stage(Instant now) {
    if (!now.isBefore(closes)) {
      return Optional.empty();
    }
    return switch (state) {
      case REQUESTED -> Optional.of(RecoveryView.Stage.REQUESTED);
      case APPROVED ->
          Optional.of(
              opens.filter(at -> !now.isBefore(at)).isPresent()
                  ? RecoveryView.Stage.OPEN
                  : RecoveryView.Stage.WAITING);
      case REFUSED, CANCELLED, USED -> Optional.empty();
    };
  }

  Optional<RecoveryView> view(String subject, Instant now) {
    return stage(now)
        .map(stage -> new RecoveryView(id, subject, reason, requested, stage, opens, closes));
  }
}
