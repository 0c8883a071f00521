package dev.ilk.prove.workload;

import dev.ilk.actor.ProcessRule;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** The rules about processes that agents see. Asked for every process, so answered from memory. */
@FunctionalInterface
public interface Processes {

  /**
   * The rules about what one agent sees.
   *
   * @param agent the name of the agent's workload
   * @return empty if there are none
   * @throws StoreUnavailable if that cannot be known now
   */
  List<ProcessRule> seenBy(String agent) throws StoreUnavailable;
}
