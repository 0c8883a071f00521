package dev.ilk.issue.factor;

import dev.ilk.actor.Human;
import dev.ilk.actor.Passkey;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** The passkeys of people: whoever comes back begins without any. */
public final class EnrolledPasskeys implements Belongings {
  private final PasskeyStore store;

  /**
   * The passkeys of people.
   *
   * @param store keeps them
   */
  public EnrolledPasskeys(PasskeyStore store) {
    this.store = store;
  }

  @Override
  public String sort() {
    return "passkeys";
  }

  @Override
  public List<String> of(Human person, Instant at) throws PartUnavailable {
    return read(person).stream().map(one -> one.id().value() + " " + one.name()).toList();
  }

  @Override
  public int end(Human person, Instant at) throws PartUnavailable {
    int removed = 0;
    for (Passkey passkey : read(person)) {
      try {
        removed += store.remove(person.id(), passkey.id()) ? 1 : 0;
      } catch (StoreUnavailable e) {
        throw new PartUnavailable("passkeys cannot be removed", e);
      }
    }
    return removed;
  }

  private List<Passkey> read(Human person) throws PartUnavailable {
    try {
      return store.of(person.id());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("passkeys cannot be read", e);
    }
  }
}
