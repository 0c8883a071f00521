package dev.ilk.issue.factor;

import dev.ilk.actor.Human;
import dev.ilk.actor.Passkey;
import dev.ilk.gate.ChangePasskey;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;

/** Renames and removes passkeys of one's own. */
public final class PasskeyChanging implements Handler<ChangePasskey, Done> {
  private final PasskeyStore passkeys;

  /**
   * Builds the handler.
   *
   * @param passkeys keeps passkeys
   */
  public PasskeyChanging(PasskeyStore passkeys) {
    this.passkeys = passkeys;
  }

  @Override
  public Result<Handled<Done>> act(Permit<ChangePasskey> permit) throws PartUnavailable {
    ChangePasskey asked = permit.command();
    if (!(permit.proof().actor() instanceof Human human)) {
      return unknown();
    }
    try {
      boolean changed =
          switch (asked.change()) {
            case ChangePasskey.Change.Rename(String typed) -> {
              String name = Passkey.name(typed);
              yield !name.isEmpty() && passkeys.rename(human.id(), asked.id(), name);
            }
            case ChangePasskey.Change.Remove _ -> passkeys.remove(human.id(), asked.id());
          };
      return changed ? Result.ok(Handled.of(Done.DONE, asked.asked())) : unknown();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("passkeys cannot be stored", e);
    }
  }

  private static Result<Handled<Done>> unknown() {
    return Result.failed(
        Problem.of(Problem.Kind.NOT_FOUND, "no_passkey", "you have no such passkey, or no name")
            .mend("look at your passkeys again"));
  }
}
