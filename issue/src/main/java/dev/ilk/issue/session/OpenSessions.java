package dev.ilk.issue.session;

import dev.ilk.actor.Human;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The sessions of people. */
public final class OpenSessions implements Belongings {
  private static final int MOST = 100;

  private final SessionStore store;
  private final Finding finding;

  /** Finds a person's sessions. */
  public interface Finding {
    /**
     * Those that are open: neither ended nor at their absolute end. Some may have been left alone
     * for too long.
     *
     * @param human whose
     * @param now the present
     * @param limit at most so many
     * @return the latest opened first
     * @throws StoreUnavailable if the store does not answer
     */
    List<KeptSession> open(Id.Identity human, Instant now, int limit) throws StoreUnavailable;
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
    return open(person, at).stream().map(one -> one.id().value()).toList();
  }

  @Override
  public int end(Human person, Instant at) throws PartUnavailable {
    return end(person, at, one -> true).size();
  }

  List<KeptSession> open(Human person, Instant at) throws PartUnavailable {
    try {
      return finding.open(person.id(), at, MOST);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be read", e);
    }
  }

  /** Ends those that are chosen, however many there are, on every node. */
  List<Id.Session> end(Human person, Instant at, Predicate<KeptSession> chosen)
      throws PartUnavailable {
    List<Id.Session> ended = new ArrayList<>();
    try {
      List<Id.Session> some = some(person, at, chosen);
      while (!some.isEmpty()) {
        for (Id.Session session : some) {
          store.end(session);
        }
        ended.addAll(some);
        some = some(person, at, chosen);
      }
      return ended;
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("sessions cannot be ended", e);
    }
  }

  private List<Id.Session> some(Human person, Instant at, Predicate<KeptSession> chosen)
      throws StoreUnavailable {
    return finding.open(person.id(), at, MOST).stream()
        .filter(chosen)
        .map(KeptSession::id)
        .toList();
  }
}
