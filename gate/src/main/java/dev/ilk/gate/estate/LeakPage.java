package dev.ilk.gate.estate;

import java.util.List;
import java.util.Optional;

/**
 * Some leaks.
 *
 * @param leaks the latest first; perhaps fewer than asked for though more follow
 * @param next where to go on; nothing if there are no more
 */
public record LeakPage(List<FoundLeak> leaks, Optional<LeakQuery.Mark> next) {
  public LeakPage {
    leaks = List.copyOf(leaks);
  }
}
