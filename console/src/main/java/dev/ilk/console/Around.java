package dev.ilk.console;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.TrustRule;
import dev.ilk.console.page.Drawing;
import dev.ilk.console.page.Surroundings;
import dev.ilk.console.page.Surroundings.Neighbour;
import dev.ilk.console.page.Who;
import dev.ilk.gate.ReadIdentity;
import java.util.ArrayList;
import java.util.List;

/** Who and what an identity depends on, and the other way round. */
final class Around {
  private Around() {}

  static Drawing of(ReadIdentity.View view) {
    Actor actor = view.actor();
    List<Neighbour> on = new ArrayList<>();
    List<Neighbour> above = new ArrayList<>();
    switch (actor) {
      case Human human ->
          on.add(new Neighbour("", human.account().provider(), "provider that vouches"));
      case Machine machine -> {
        for (TrustRule rule : view.trust()) {
          on.add(new Neighbour("", host(rule.issuer()), "vouches by " + rule.name()));
        }
        on.add(new Neighbour("human", machine.stewardship().contact(), "answers for it"));
        machine.stewardship().dependencies().stream()
            .sorted()
            .forEach(system -> on.add(new Neighbour("", system, "it relies on")));
        machine.scopes().stream()
            .sorted()
            .forEach(scope -> above.add(new Neighbour("", scope, "may be permitted")));
      }
    }
    for (Delegation lent : view.delegations()) {
      boolean given = lent.grantor().equals(actor.id());
      String other = view.names().getOrDefault(given ? lent.agent() : lent.grantor(), "");
      Who who = Parties.of(other);
      (given ? above : on)
          .add(
              new Neighbour(
                  who.kind(), who.name(), given ? "acts in its name" : "lends it authority"));
    }
    return Surroundings.of(
        new Neighbour(actor.kind().word(), actor.name(), actor.kind().word()), on, above);
  }

  private static String host(String issuer) {
    int from = issuer.indexOf("://");
    return from < 0 ? issuer : issuer.substring(from + 3);
  }
}
