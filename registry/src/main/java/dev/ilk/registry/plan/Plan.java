package dev.ilk.registry.plan;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.registry.stored.Batch;
import java.util.List;

/**
 * What has to change, told twice.
 *
 * @param changes for people
 * @param batch for the store
 */
public record Plan(List<ChangeRegistry.Change> changes, Batch batch) {
  public Plan {
    changes = List.copyOf(changes);
  }
}
