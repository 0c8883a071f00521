package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.EntityUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses the keys under which policies stand in the index. */
final class IndexBuilder {
  private final Map<IndexKey, List<Integer>> lists = new HashMap<>();
  private final List<Integer> unconditional = new ArrayList<>();

  IndexBuilder(List<Program> programs) {
    Map<IndexKey, Integer> uses = new HashMap<>();
    for (Program program : programs) {
      for (List<IndexKey> choice : choices(program)) {
        choice.forEach(key -> uses.merge(key, 1, Integer::sum));
      }
    }
    for (int i = 0; i < programs.size(); i++) {
      place(i, choices(programs.get(i)), uses);
    }
  }

  private void place(int policy, List<List<IndexKey>> choices, Map<IndexKey, Integer> uses) {
    if (choices.isEmpty()) {
      unconditional.add(policy);
      return;
    }
    // The longest list that a choice would join decides; of equals, the first.
    List<IndexKey> best =
        choices.stream()
            .min(
                Comparator.comparingInt(
                    keys -> keys.stream().mapToInt(k -> uses.getOrDefault(k, 0)).max().orElse(0)))
            .orElseThrow();
    for (IndexKey key : best) {
      lists.computeIfAbsent(key, k -> new ArrayList<>()).add(policy);
    }
  }

  /** The ways to find a policy; under all keys of a way at once. */
  private static List<List<IndexKey>> choices(Program program) {
    List<List<IndexKey>> choices = new ArrayList<>();
    entity(program.principal, IndexKey.Slot.PRINCIPAL, IndexKey.Slot.PRINCIPAL_TYPE, choices);
    entity(program.resource, IndexKey.Slot.RESOURCE, IndexKey.Slot.RESOURCE_TYPE, choices);
    if (!program.anyAction) {
      Set<EntityUid> distinct = new HashSet<>(List.of(program.actions));
      choices.add(distinct.stream().map(a -> new IndexKey(IndexKey.Slot.ACTION, a)).toList());
    }
    return choices;
  }

  private static void entity(
      ScopeTest test, IndexKey.Slot uid, IndexKey.Slot type, List<List<IndexKey>> choices) {
    switch (test) {
      case ScopeTest.Any _ -> {}
      case ScopeTest.Equal t -> choices.add(List.of(new IndexKey(uid, t.wanted())));
      case ScopeTest.In t -> choices.add(List.of(new IndexKey(uid, t.group())));
      case ScopeTest.Is t -> choices.add(List.of(new IndexKey(type, t.type())));
      case ScopeTest.IsIn t -> {
        choices.add(List.of(new IndexKey(uid, t.group())));
        choices.add(List.of(new IndexKey(type, t.type())));
      }
    }
  }

  /** The lists of one part of a request. */
  <K> Map<K, int[]> table(IndexKey.Slot slot, Class<K> keys) {
    Map<K, int[]> table = new HashMap<>();
    lists.forEach((key, policies) -> {
      if (key.slot() == slot) {
        table.put(keys.cast(key.wanted()), array(policies));
      }
    });
    return table;
  }

  /** The policies that any request may match. */
  int[] unconditional() {
    return array(unconditional);
  }

  private static int[] array(List<Integer> policies) {
    return policies.stream().flatMapToInt(IntStream::of).toArray();
  }
}
