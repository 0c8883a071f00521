package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.Formula;
import java.util.Map;

/**
 * A formula that is neither a chain nor an {@code exists}, with the variables that stand around it.
 *
 * @param formula the formula
 * @param names the slots of variables by name
 */
record Scoped(Formula formula, Map<String, Integer> names) {
  Scoped {
    names = Map.copyOf(names);
  }
}
