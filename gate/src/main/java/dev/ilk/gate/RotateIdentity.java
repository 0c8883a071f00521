package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Replace the keys of a client by a new one, beside which they work for a while (R8).
 *
 * @param subject which workload, as {@link dev.ilk.actor.Actor#subject()} writes it, or an id
 * @param step what is done
 * @param reason why, for the record; 1 to 500 characters
 */
public record RotateIdentity(String subject, Step step, String reason)
    implements Command<Rotation>, AboutIdentity {

  /** What is done. */
  public sealed interface Step {
    /**
     * Its name in the record.
     *
     * @return the action
     */
    String action();

    /**
     * What the record tells of it.
     *
     * @return facts
     */
    Map<String, String> details();
  }

  /**
   * Register a new key beside the old ones.
   *
   * @param next the new one: a public JWK in JSON, or a certificate's SHA-256 in base64url
   * @param overlap how long both work, at least
   */
  public record Begin(String next, Duration overlap) implements Step {
    @Override
    public String action() {
      return "RotateIdentity";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("overlap", overlap.toString());
    }
  }

  /**
   * Put a new key in the place of the old ones, and take back what was issued so far.
   *
   * @param next as of {@link Begin}
   */
  public record Replace(String next) implements Step {
    @Override
    public String action() {
      return "ReplaceKeys";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }
  }

  /**
   * Take the old keys out before the time is over.
   *
   * @param although whether even if they are still used, or the new one is not
   */
  public record Finish(boolean although) implements Step {
    @Override
    public String action() {
      return "FinishRotation";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("although_used", Boolean.toString(although));
    }
  }

  /** Take the new key out again; the old ones stay. */
  public record Abort() implements Step {
    @Override
    public String action() {
      return "AbortRotation";
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public String action() {
    return step.action();
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Identity", subject, Map.of("reason", reason));
  }
}
