package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.MemoryUnderWay;

/** The port's guarantees but for durability, in memory. */
final class MemoryRotationStore extends MemoryUnderWay<Rotation> implements RotationStore {
  @Override
  protected Id.Identity identity(Rotation one) {
    return one.identity();
  }

  @Override
  protected boolean isOpen(Rotation one) {
    return one.state().isOpen();
  }

  @Override
  protected boolean isSame(Rotation one, Rotation other) {
    return one.state() == other.state() && one.begun().equals(other.begun());
  }
}
