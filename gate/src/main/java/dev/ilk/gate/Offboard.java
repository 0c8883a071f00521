package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Let a person leave for good: all that the person holds ends at once on every node, and what the
 * person answered for is handed on (R8). Refused, with nothing done, while something would be left
 * without anybody.
 *
 * @param name the person's name
 * @param heir the name of who takes over; empty to take the manager, else a member of the team
 * @param mode whether only to tell
 */
public record Offboard(String name, Optional<String> heir, Mode mode)
    implements Command<Offboard.Told> {

  /** What to do. */
  public enum Mode {
    /** Tell what would happen. */
    PREVIEW,
    /** Do it. */
    LEAVE
  }

  /**
   * What happens, or would.
   *
   * @param subject who leaves
   * @param ends what ends, by the sort of thing; of one that was ended, what there was before
   * @param handovers who takes over what
   * @param ownerless the subjects for which nobody is found; empty once it is done
   * @param teams the teams the person leaves
   */
  public record Told(
      String subject,
      SortedMap<String, List<String>> ends,
      List<Handover> handovers,
      List<String> ownerless,
      Set<String> teams) {
    public Told {
      handovers = List.copyOf(handovers);
      ownerless = List.copyOf(ownerless);
      teams = Set.copyOf(teams);
    }
  }

  /**
   * One thing that is handed on.
   *
   * @param subject which identity
   * @param as contact or approver
   * @param to the name of who takes over
   * @param because how it came to be this person: heir, manager or team
   */
  public record Handover(String subject, String as, String to, String because) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return mode == Mode.LEAVE ? Reach.STATE : Reach.REPLY;
  }

  @Override
  public String action() {
    return mode == Mode.LEAVE ? "Offboard" : "PreviewOffboarding";
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Identity", "human:" + name, Map.of());
  }
}
