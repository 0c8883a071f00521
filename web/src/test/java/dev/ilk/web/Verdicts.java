package dev.ilk.web;

import dev.ilk.decide.Decision;
import java.util.List;
import java.util.Optional;

/** Decisions that tests put in place of policies. */
final class Verdicts {
  private Verdicts() {}

  static Decision allow() {
    return new Decision.Allow(List.of("permit-all"), "a policy permits it", "1", Optional.empty());
  }

  static Decision deny() {
    return new Decision.Deny(List.of("no-fridays"), "not on a Friday", "1");
  }
}
