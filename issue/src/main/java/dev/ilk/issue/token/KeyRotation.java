package dev.ilk.issue.token;

import dev.ilk.actor.Environment;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RotateKeys;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.Rotation;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Replaces an issuer's signing key. */
public final class KeyRotation implements Handler<RotateKeys, RotateKeys.Rotated> {
  private final KeyRings rings;

  /**
   * Builds the handler.
   *
   * @param rings one ring for each issuer
   */
  public KeyRotation(KeyRings rings) {
    this.rings = rings;
  }

  @Override
  public Result<Handled<RotateKeys.Rotated>> act(Permit<RotateKeys> permit) throws PartUnavailable {
    RotateKeys asked = permit.command();
    RingName ring = ring(asked.at(), asked.ring());
    try {
      Optional<RotateKeys.Ring> other = together(asked);
      if (other.isPresent()) {
        rings.rotate(ring(asked.at(), other.get()), Rotation.Urgency.COMPROMISED);
      }
      return switch (rings.rotate(ring, urgency(asked.urgency()))) {
        case Result.Ok<Rotation>(Rotation done) -> Result.ok(rotated(done));
        case Result.Failed<Rotation>(List<Problem> problems) -> new Result.Failed<>(problems);
      };
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + ring + "`", e);
    }
  }

  /**
   * What falls with a compromised authority. A chain is good as long as its root is in the bundle,
   * so a root goes with the authority that it certified, and the other way round.
   */
  private static Optional<RotateKeys.Ring> together(RotateKeys asked) {
    if (asked.urgency() != RotateKeys.Urgency.COMPROMISED) {
      return Optional.empty();
    }
    return switch (asked.ring()) {
      case X509_SVID -> Optional.of(RotateKeys.Ring.X509_ROOT);
      case X509_ROOT -> Optional.of(RotateKeys.Ring.X509_SVID);
      case HUMAN, WORKLOAD, AGENT, JWT_SVID -> Optional.empty();
    };
  }

  private static RingName ring(Environment at, RotateKeys.Ring ring) {
    return new RingName(at.name() + "/" + ring.word());
  }

  private static Rotation.Urgency urgency(RotateKeys.Urgency asked) {
    return switch (asked) {
      case PLANNED -> Rotation.Urgency.PLANNED;
      case AT_ONCE -> Rotation.Urgency.AT_ONCE;
      case COMPROMISED -> Rotation.Urgency.COMPROMISED;
    };
  }

  /**
   * What is told of a rotation.
   *
   * @param done the rotation
   * @return the answer, and what is recorded
   */
  public static Handled<RotateKeys.Rotated> rotated(Rotation done) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("active_key", done.activeKid());
    details.put("retired_key", done.formerKid());
    details.put("urgency", done.urgency().name().toLowerCase(Locale.ROOT));
    Particulars particulars =
        new Particulars.OfAction(
            "RotateKeys",
            Optional.empty(),
            "Issuer",
            done.ring().value(),
            Optional.empty(),
            details);
    return Handled.of(new RotateKeys.Rotated(done.activeKid(), done.formerKid()), particulars);
  }
}
