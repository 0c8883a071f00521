package dev.ilk.deployment;

import dev.ilk.actor.RunningInstance;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Finds what runs on machines. */
@FunctionalInterface
public interface Runs {

  /**
   * What runs on a machine.
   *
   * @param node the machine, as its platform calls it; of any content
   * @param limit at most so many, 1 to 1000
   * @return by workload
   * @throws StoreUnavailable if the store does not answer
   */
  List<RunningInstance> on(String node, int limit) throws StoreUnavailable;
}
