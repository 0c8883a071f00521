package dev.ilk.registry.plan;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Registered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects changes, in the order in which they come; what is as it was makes none. */
final class Changes {
  private final List<ChangeRegistry.Change> changes = new ArrayList<>();
  private final List<ChangeRegistry.Change> ends = new ArrayList<>();
  private final List<Registered> identities = new ArrayList<>();
  private final List<Declared> declared = new ArrayList<>();
  private final List<Declared.Ref> removed = new ArrayList<>();

  void identity(Optional<Registered> before, Registered after) {
    if (!before.equals(Optional.of(after))) {
      identities.add(after);
      tell(
          before.isPresent(),
          after.actor().kind().word(),
          after.actor().name(),
          before.map(Differences::fields).orElse(Map.of()),
          Differences.fields(after));
    }
  }

  void end(Registered before, Registered after) {
    identities.add(after);
    ends.add(
        new ChangeRegistry.Change(
            ChangeRegistry.Verb.END,
            after.actor().kind().word(),
            after.actor().name(),
            Differences.between(Differences.fields(before), Differences.fields(after))));
  }

  void declared(Optional<Declared> before, Declared after) {
    if (!before.equals(Optional.of(after))) {
      declared.add(after);
      tell(
          before.isPresent(),
          after.ref().type().word(),
          after.ref().name(),
          before.map(Differences::fields).orElse(Map.of()),
          Differences.fields(after));
    }
  }

  void remove(Declared before) {
    removed.add(before.ref());
    ends.add(
        new ChangeRegistry.Change(
            ChangeRegistry.Verb.END,
            before.ref().type().word(),
            before.ref().name(),
            Differences.between(Differences.fields(before), Map.of())));
  }

  private void tell(
      boolean known,
      String type,
      String name,
      Map<String, String> before,
      Map<String, String> after) {
    changes.add(
        new ChangeRegistry.Change(
            known ? ChangeRegistry.Verb.CHANGE : ChangeRegistry.Verb.ADD,
            type,
            name,
            Differences.between(before, after)));
  }

  Plan plan(long version, Steps steps) {
    List<ChangeRegistry.Change> all = new ArrayList<>(changes);
    all.addAll(ends);
    all.addAll(steps.changes());
    declared.addAll(steps.managed());
    removed.addAll(steps.released());
    return new Plan(all, new Batch(version, identities, declared, removed), steps.steps());
  }
}
