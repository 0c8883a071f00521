package dev.ilk.prove.federation.client;

import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.issuer.Reach;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges clients before they are stored: each by itself, and all together, for two workloads must
 * not be the same client. Looks nothing up and sends nothing; safe to share between threads.
 */
public final class ClientRules {
  private final Reach reach;

  /**
   * A check for one Ilk.
   *
   * @param reach which addresses it may call for keys
   */
  public ClientRules(Reach reach) {
    this.reach = reach;
  }

  /**
   * Judges all clients that shall be in force together.
   *
   * @param clients the whole set, not only those that change
   * @return all that is wrong, each with the workload's name in its place; empty if nothing is
   */
  public List<Problem> check(List<Client> clients) {
    List<Problem> problems = new ArrayList<>(new ClientBook(clients).problems());
    for (Client client : clients) {
      if (client.method() instanceof ClientMethod.PublishedKeys(String uri)) {
        reach.objection(uri).ifPresent(problem -> problems.add(problem.at(client.workload())));
      }
    }
    return problems;
  }
}
