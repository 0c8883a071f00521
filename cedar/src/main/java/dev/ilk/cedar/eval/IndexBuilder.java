package dev.ilk.cedar.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Chooses the keys under which policies stand in the index. */
final class IndexBuilder {
  private static final Indexed[] NONE = {};

  /** The parts of a request that policies are found by, the most telling first. */
  enum Part {
    PRINCIPAL,
    RESOURCE,
    ACTION,
    RESOURCE_TYPE,
    PRINCIPAL_TYPE
  }

  /** One way to find a policy: under all of some numbers at once. */
  private record Way(Part part, List<Integer> symbols) {}

  private final Symbols symbols;
  private final Map<Part, int[]> uses = new EnumMap<>(Part.class);
  private final Map<Part, List<List<Indexed>>> lists = new EnumMap<>(Part.class);
  private final List<Indexed> unconditional = new ArrayList<>();

  IndexBuilder(List<Indexed> policies, Symbols symbols) {
    this.symbols = symbols;
    for (Part part : Part.values()) {
      uses.put(part, new int[size(part)]);
      List<List<Indexed>> empty = new ArrayList<>();
      for (int i = 0; i < size(part); i++) {
        empty.add(List.of());
      }
      lists.put(part, empty);
    }
    for (Indexed policy : policies) {
      for (Way way : ways(policy)) {
        for (int symbol : way.symbols) {
          count(way.part)[symbol]++;
        }
      }
    }
    policies.forEach(this::place);
  }

  private int size(Part part) {
    return switch (part) {
      case PRINCIPAL, RESOURCE, ACTION -> symbols.uidCount();
      case RESOURCE_TYPE, PRINCIPAL_TYPE -> symbols.typeCount();
    };
  }

  private int[] count(Part part) {
    return uses.getOrDefault(part, new int[0]);
  }

  private List<List<Indexed>> listsOf(Part part) {
    return lists.getOrDefault(part, List.of());
  }

  private static List<Way> ways(Indexed policy) {
    List<Way> ways = new ArrayList<>();
    require(policy.principal, Part.PRINCIPAL, Part.PRINCIPAL_TYPE, ways);
    require(policy.resource, Part.RESOURCE, Part.RESOURCE_TYPE, ways);
    if (policy.actions != null) {
      ways.add(new Way(Part.ACTION, Arrays.stream(policy.actions).boxed().toList()));
    }
    return ways;
  }

  private static void require(Indexed.Requirement needed, Part uid, Part type, List<Way> ways) {
    if (needed.uid() != Symbols.UNKNOWN) {
      ways.add(new Way(uid, List.of(needed.uid())));
    }
    if (needed.type() != Symbols.UNKNOWN) {
      ways.add(new Way(type, List.of(needed.type())));
    }
  }

  private void place(Indexed policy) {
    List<Way> ways = ways(policy);
    if (ways.isEmpty()) {
      unconditional.add(policy);
      return;
    }
    Way best = ways.getFirst();
    for (Way way : ways) {
      best = longest(way) < longest(best) ? way : best;
    }
    List<List<Indexed>> table = listsOf(best.part);
    for (int symbol : best.symbols) {
      if (table.get(symbol).isEmpty()) {
        table.set(symbol, new ArrayList<>());
      }
      table.get(symbol).add(policy);
    }
  }

  /** The longest list that a policy would join. */
  private int longest(Way way) {
    return way.symbols.stream().mapToInt(symbol -> count(way.part)[symbol]).max().orElse(0);
  }

  /** The lists of one part of a request, by number. */
  Indexed[][] table(Part part) {
    return listsOf(part).stream()
        .map(list -> list.isEmpty() ? NONE : list.toArray(Indexed[]::new))
        .toArray(Indexed[][]::new);
  }

  /** The policies that any request may match. */
  Indexed[] unconditional() {
    return unconditional.toArray(Indexed[]::new);
  }
}
