package dev.ilk.lifecycle.handover;

import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.MemoryUnderWay;

/** The port's guarantees but for durability, in memory. */
final class MemoryHandOverStore extends MemoryUnderWay<HandOver> implements HandOverStore {
  @Override
  protected Id.Identity identity(HandOver one) {
    return one.identity();
  }

  @Override
  protected boolean isOpen(HandOver one) {
    return one.state().isOpen();
  }

  @Override
  protected boolean isSame(HandOver one, HandOver other) {
    return one.state() == other.state() && one.proposed().equals(other.proposed());
  }
}
