package dev.ilk.server.node;

import dev.ilk.gate.Gate;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.Permit;
import dev.ilk.gate.Together;
import java.util.List;
import java.util.function.Supplier;

/** Several commands as one, through the gate that is built after the handlers which give them. */
record Joint(Supplier<Gate> gate) implements Together {
  @Override
  public <T> Outcome<T> pass(Permit<?> permit, List<Deed> deeds, Act<T> act) {
    return gate.get().together(permit, deeds, act);
  }
}
