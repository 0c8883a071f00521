package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Rename a passkey of one's own, or remove it for good.
 *
 * @param id which
 * @param change what to do with it
 */
public record ChangePasskey(Id.Passkey id, Change change) implements Command<Done> {

  /** What can be done with a passkey. */
  public sealed interface Change {
    /**
     * Call it otherwise.
     *
     * @param name not empty; what is too long is cut
     */
    record Rename(String name) implements Change {}

    /** Never take its proof again. */
    record Remove() implements Change {}
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
    return switch (change) {
      case Change.Rename _ -> "RenamePasskey";
      case Change.Remove _ -> "RemovePasskey";
    };
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Passkey", id.value());
  }
}
