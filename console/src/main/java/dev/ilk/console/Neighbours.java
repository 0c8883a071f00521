package dev.ilk.console;

import dev.ilk.gate.graph.Effect;
import dev.ilk.gate.graph.Thing;

/** How the console shows things of the graph. */
final class Neighbours {
  private Neighbours() {}

  /** The page of a thing; empty if it has none. */
  static String address(Thing thing) {
    return switch (thing.sort()) {
      case HUMAN, WORKLOAD, AGENT -> Identities.PATH + "/" + thing.ref();
      case ACCOUNT -> Accounts.PATH + "/" + thing.ref();
      case TEAM, NAME -> "";
    };
  }

  static String inWords(Effect effect) {
    return switch (effect) {
      case BREAKS -> "breaks at once";
      case LOSES_OWNER -> "loses its owner";
      case EXPOSED -> "could be taken over";
    };
  }
}
