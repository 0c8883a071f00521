package dev.ilk.registry.plan;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.registry.stored.Batch;
import java.util.List;

/**
 * What has to change, told twice.
 *
 * @param changes for people
 * @param batch for the store, without what other rooms write
 * @param steps what other rooms do
 */
public record Plan(List<ChangeRegistry.Change> changes, Batch batch, List<Steps.Named> steps) {
  public Plan {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
  }

  /**
   * Everything that is written.
   *
   * @return the batch with what other rooms write
   */
  public Batch whole() {
    return new Batch(
        batch.expected(),
        batch.identities(),
        batch.declared(),
        batch.removed(),
        steps.stream().map(one -> one.step().write()).toList());
  }

  /**
   * What is told once, to whoever applies it.
   *
   * @return in the order in which it is made
   */
  public List<ChangeRegistry.Secret> secrets() {
    return steps.stream()
        .flatMap(one ->
            one.step().secret().stream()
                .map(secret -> new ChangeRegistry.Secret(one.type(), one.name(), secret)))
        .toList();
  }
}
