package dev.ilk.registry.check;

import dev.ilk.actor.Client;
import dev.ilk.kernel.Problem;
import java.util.List;

/** Says whether clients can stand together. */
@FunctionalInterface
public interface ClientCheck {

  /**
   * Checks all clients that there would be.
   *
   * @param all every client, those that do not change too
   * @return what is wrong: keys that are none, or that two workloads share; each problem's {@code
   *     where} begins with the name of the workload that is to be mended. Empty if nothing is wrong
   */
  List<Problem> check(List<Client> all);
}
