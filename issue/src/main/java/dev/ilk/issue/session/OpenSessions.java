package dev.ilk.issue.session;

import dev.ilk.actor.Human;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** The sessions of people. */
public final class OpenSessions implements Belongings {
  private static final int MOST = 100;

  private final SessionStore store;
  private final Finding finding;

  /** Finds a person's sessions. */
  public interface Finding {
    /**
     * Those that are open.
     *
     * @param human whose
     * @param now the present
     * @param limit at most so many
     * @return in no order
     * @throws StoreUnavailable if the store does not answer
     */
    List<Id.Session> open(Id.Identity human, Instant now, int limit) throws StoreUnavailable;
  }

  /**
   * The sessions of people.
   *
   * @param store keeps them
   * @param finding finds them by their person
   */
  public OpenSessions(SessionStore store, Finding finding) {
    this.store = store;
    this.finding = finding;
  }

  @Override
  public String sort() {
    return "sessions";
  }

  @Override
  public List<String> of(Human person, Instant at) throws PartUnavailable {
    try {
      return finding.open(person.id(), at, MOST).stream().map(Id.Session::value).toList();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be read", e);
    }
  }

  @Override
  public int end(Human person, Instant at) throws PartUnavailable {
    try {
      int ended = 0;
      List<Id.Session> some = finding.open(person.id(), at, MOST);
      while (!some.isEmpty()) {
        for (Id.Session session : some) {
          store.end(session);
          ended++;
        }
        some = finding.open(person.id(), at, MOST);
      }
      return ended;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be ended", e);
    }
  }
}
