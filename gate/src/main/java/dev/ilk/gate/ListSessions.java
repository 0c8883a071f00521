package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * See where a person is signed in.
 *
 * @param of the person's name; empty for whoever asks
 */
public record ListSessions(Optional<String> of) implements Command<ListSessions.Told> {

  /**
   * Where a person is signed in, and with which powers.
   *
   * @param subject who
   * @param elevations the roles taken up, which hold in every session; the oldest first
   * @param sessions those that are open, the latest first; at most 100
   */
  public record Told(String subject, List<Elevation> elevations, List<SessionView> sessions) {
    public Told {
      elevations = List.copyOf(elevations);
      sessions = List.copyOf(sessions);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public String action() {
    return of.isEmpty() ? "ListOwnSessions" : "ListSessions";
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Session", of.map(name -> "human:" + name).orElse("own"));
  }
}
