package dev.ilk.issue.token;

import dev.ilk.actor.Issuers;
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
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replaces an issuer's signing key by its next one, which verifiers have known for a while; the old
 * one stays published until all that it signed has ended.
 */
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
    RingName ring = new RingName(new Issuers.Issuer(asked.at(), asked.plane()).ring());
    try {
      return switch (rings.rotate(ring, Rotation.Urgency.PLANNED)) {
        case Result.Ok<Rotation>(Rotation done) -> Result.ok(rotated(done));
        case Result.Failed<Rotation>(List<Problem> problems) -> new Result.Failed<>(problems);
      };
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + ring + "`", e);
    }
  }

  private static Handled<RotateKeys.Rotated> rotated(Rotation done) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("active_key", done.activeKid());
    details.put("retired_key", done.formerKid());
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
