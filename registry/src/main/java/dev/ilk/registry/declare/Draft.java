package dev.ilk.registry.declare;

import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.declared.Item;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.words.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A declaration while it is read, over all documents of a file. Refuses what stands twice. */
final class Draft {
  final Problems problems;
  final List<Spec.At<Declared.OfEnvironment>> environments = new ArrayList<>();
  final List<Spec.At<Team>> teams = new ArrayList<>();
  final List<Spec> humans = new ArrayList<>();
  final List<Spec> workloads = new ArrayList<>();
  final List<Spec> agents = new ArrayList<>();
  final List<Spec.At<ResourceServer>> servers = new ArrayList<>();
  final List<Spec.At<PolicyText>> policies = new ArrayList<>();
  final Map<String, List<Spec.At<Item>>> items = new HashMap<>();

  private final Set<String> mentioned = new HashSet<>();
  private final Map<String, Place> first = new HashMap<>();
  private Optional<String> set = Optional.empty();
  private boolean prune;

  Draft(Problems problems) {
    this.problems = problems;
  }

  /** Notes that an entry has this name, even if the rest of it is malformed. */
  void mention(String sort, String name) {
    mentioned.add(sort + ":" + name);
  }

  /** Whether something is named for the first time; a problem if not. */
  boolean isFirst(String namespace, String name, Place place) {
    Place before = first.putIfAbsent(namespace + ":" + name, place);
    if (before == null) {
      return true;
    }
    String shown = Prose.shown(name);
    String message = "`%s` is declared twice; first on line %d".formatted(shown, before.line());
    if (namespace.equals("identity") && !section(before).equals(section(place))) {
      message =
          "`%s` is declared as two kinds; first on line %d, under %s"
              .formatted(shown, before.line(), section(before));
    }
    problems.invalid(place, "declared_twice", message, "keep one of them");
    return false;
  }

  private static String section(Place place) {
    int end = place.path().indexOf('.');
    return end < 0 ? place.path() : place.path().substring(0, end);
  }

  void belongsTo(Place place, String name) {
    if (set.isPresent() && !set.get().equals(name)) {
      String message = "the file belongs to set `%s` already".formatted(set.get());
      problems.invalid(place, "two_sets", message, "one file declares one set");
      return;
    }
    set = Optional.of(name);
  }

  void prune() {
    prune = true;
  }

  Declaration finish() {
    if (prune && set.isEmpty()) {
      problems.invalid(
          new Place(1, "prune"),
          "prune_without_set",
          "`prune` ends what a set manages and the file no longer names, but no set is named",
          "add `set:` with a name of your own");
    }
    List<Spec> identities = new ArrayList<>(humans);
    identities.addAll(workloads);
    identities.addAll(agents);
    return new Declaration(
        set.orElse(Declaration.UNNAMED),
        prune && set.isPresent(),
        environments,
        teams,
        identities,
        servers,
        policies,
        items,
        mentioned);
  }
}
