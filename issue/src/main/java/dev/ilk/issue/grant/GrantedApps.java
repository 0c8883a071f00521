package dev.ilk.issue.grant;

import dev.ilk.actor.Human;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * What people granted to apps: consents, and with them the refresh tokens and every token that was
 * issued on them.
 */
public final class GrantedApps implements Belongings {
  private static final int MOST = 100;

  private final GrantStore store;

  /**
   * What people granted to apps.
   *
   * @param store keeps it
   */
  public GrantedApps(GrantStore store) {
    this.store = store;
  }

  @Override
  public String sort() {
    return "grants";
  }

  @Override
  public List<String> of(Human person, Instant at) throws PartUnavailable {
    return read(person, at).stream()
        .map(grant -> grant.id().value() + " to " + grant.appName())
        .toList();
  }

  @Override
  public int end(Human person, Instant at) throws PartUnavailable {
    int ended = 0;
    // Whatever another node ends meanwhile is not read again, so this comes to an end.
    for (List<AppGrant> some = read(person, at); !some.isEmpty(); some = read(person, at)) {
      for (AppGrant grant : some) {
        try {
          ended += store.end(grant.id(), person.id(), at) ? 1 : 0;
        } catch (StoreUnavailable e) {
          throw new PartUnavailable("grants cannot be ended", e);
        }
      }
    }
    return ended;
  }

  private List<AppGrant> read(Human person, Instant at) throws PartUnavailable {
    try {
      return store.of(person.id(), at, MOST);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("grants cannot be read", e);
    }
  }
}
