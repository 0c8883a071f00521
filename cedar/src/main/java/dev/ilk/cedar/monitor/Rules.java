package dev.ilk.cedar.monitor;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules over time of a policy set, compiled. Immutable and safe to share.
 *
 * <p>The annotation {@code @history("tenant")} says whose history a policy looks at; without it, it
 * is the first of the scopes that the caller offers.
 */
public final class Rules {
  private final IdentityHashMap<TemporalClause, Plan> plans;
  private final Map<String, OfScope> byScope;
  private final List<Footprint> footprints;
  private final Set<EntityUid> actions;
  private final Set<EntityUid> groups;
  private final boolean everyAction;

  private Rules(Building built) {
    plans = built.plans;
    Map<String, OfScope> scopes = new TreeMap<>();
    built.specs.forEach((scope, specs) -> scopes.put(scope, new OfScope(scope, specs.all())));
    byScope = scopes;
    footprints = List.copyOf(built.footprints);
    byScope.values().forEach(scope -> built.actions.addAll(scope.actions()));
    actions = Set.copyOf(built.actions);
    groups = Set.copyOf(built.groups);
    everyAction =
        built.everyAction
            || byScope.values().stream().anyMatch(scope -> scope.everything.length > 0);
  }

  /**
   * Compiles the rules of a set.
   *
   * @param policies the set
   * @param scopes the kinds of histories that the caller offers, the usual one first
   * @return the rules, or which policies name a scope that is not offered
   */
  public static Parsed<Rules> of(PolicySet policies, List<String> scopes) {
    Building building = new Building(scopes);
    policies.policies().forEach(building::add);
    return building.errors.isEmpty()
        ? Parsed.of(new Rules(building))
        : new Parsed.Refused<>(building.errors);
  }

  /** Rules while they are collected. */
  private static final class Building {
    private final List<String> scopes;
    private final List<Diagnostic> errors = new ArrayList<>();
    // By identity, which is quick; equal clauses share what they remember through their specs.
    private final IdentityHashMap<TemporalClause, Plan> plans = new IdentityHashMap<>();
    private final Map<String, Specs> specs = new HashMap<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final Set<EntityUid> actions = new HashSet<>();
    private final Set<EntityUid> groups = new HashSet<>();
    private boolean everyAction;

    Building(List<String> scopes) {
      this.scopes = List.copyOf(scopes);
    }

    void add(Policy policy) {
      if (policy.tree().temporal().isEmpty()) {
        return;
      }
      String scope = policy.annotation("history").orElse(scopes.getFirst());
      if (!scopes.contains(scope)) {
        errors.add(
            Diagnostic.at(
                    policy.source(), policy.tree().at(), "there is no history of `" + scope + "`")
                .withHelp("`@history` is one of `" + String.join("`, `", scopes) + "`"));
        return;
      }
      Specs known = specs.computeIfAbsent(scope, _ -> new Specs());
      Set<Integer> read = new HashSet<>();
      for (TemporalClause clause : policy.tree().temporal()) {
        Plan plan = plans.computeIfAbsent(clause, c -> plan(c, scope, known));
        read.addAll(plan.memories());
      }
      List<Footprint.Part> parts =
          read.stream().sorted().map(place -> Footprint.Part.of(known.all().get(place))).toList();
      footprints.add(new Footprint(policy.id(), scope, parts));
      switch (policy.tree().action()) {
        case Scope.Action.Equal s -> actions.add(s.uid());
        case Scope.Action.In s -> groups.addAll(s.uids());
        case Scope.Action.Any _ -> everyAction = true;
      }
    }

    private static Plan plan(TemporalClause clause, String scope, Specs specs) {
      specs.begin();
      Planner planner = new Planner(specs);
      Chain steps = planner.plan(clause.body());
      return new Plan(clause, scope, steps, planner.variables(), specs.read());
    }
  }

  /** The rules of one scope: what a history of it remembers, and which events concern it. */
  static final class OfScope {
    private final String scope;
    private final List<Spec> specs;
    private final Map<EventFilter.Shape, int[]> byShape = new HashMap<>();
    private final int[] everything;

    OfScope(String scope, List<Spec> specs) {
      this.scope = scope;
      this.specs = specs;
      this.everything = places(Optional.empty());
      for (Spec spec : specs) {
        spec.filter().of().ifPresent(shape -> byShape.put(shape, places(Optional.of(shape))));
      }
    }

    /** The places of what is about a shape of event, and of what is about every event. */
    private int[] places(Optional<EventFilter.Shape> shape) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < specs.size(); i++) {
        Optional<EventFilter.Shape> of = specs.get(i).filter().of();
        if (of.isEmpty() || of.equals(shape)) {
          places.add(i);
        }
      }
      return places.stream().mapToInt(place -> place).toArray();
    }

    String scope() {
      return scope;
    }

    List<Spec> specs() {
      return specs;
    }

    Set<EntityUid> actions() {
      return byShape.keySet().stream()
          .map(EventFilter.Shape::action)
          .collect(Collectors.toUnmodifiableSet());
    }

    int[] concernedBy(Event event) {
      return byShape.getOrDefault(new EventFilter.Shape(event.action(), event.kind()), everything);
    }
  }

  @Nullable Plan plan(TemporalClause clause) {
    return plans.get(clause);
  }

  /**
   * An empty history.
   *
   * @param scope a scope that was offered
   * @return a history that remembers nothing yet; one of a scope that no rule uses never will
   */
  public History history(String scope) {
    OfScope rules = byScope.get(scope);
    return new History(rules == null ? new OfScope(scope, List.of()) : rules);
  }

  /**
   * The scopes that some rule uses.
   *
   * @return their names, sorted
   */
  public Set<String> scopes() {
    return byScope.keySet();
  }

  /**
   * Tells whether an action can matter to any rule. What concerns no rule can be decided and passed
   * without looking at a history.
   *
   * @param action the action of a request or an event
   * @param entities what is known of entities, the groups of the action among them
   * @return whether it can
   */
  public boolean concern(EntityUid action, Entities entities) {
    if (everyAction || actions.contains(action) || groups.contains(action)) {
      return true;
    }
    Entity known = groups.isEmpty() ? null : entities.find(action);
    return known != null && groups.stream().anyMatch(known.ancestors()::contains);
  }

  /**
   * How long back the rules of a scope can see.
   *
   * @param scope a scope that was offered
   * @return milliseconds; events that are older can be forgotten
   */
  public long horizon(String scope) {
    OfScope rules = byScope.get(scope);
    return rules == null ? 0 : rules.specs().stream().mapToLong(Spec::horizon).max().orElse(0);
  }

  /**
   * What each policy makes a history remember.
   *
   * @return in the order of the set; policies without temporal conditions are left out
   */
  public List<Footprint> footprints() {
    return footprints;
  }
}
