package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.cedar.Policy;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.decide.Policies;
import dev.ilk.gate.Candidates;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a search can find: what is registered, and what policies in force name. */
final class KnownCandidates implements Candidates {
  private static final String SERVER = "ResourceServer";

  private final RegistryStore store;
  private final Directory directory;
  private final Supplier<Policies> inForce;
  // Read off the policies again only when others are in force.
  private volatile Named named;

  /** What policies name. */
  private record Named(Policies in, NavigableSet<String> actions, List<EntityUid> resources) {}

  KnownCandidates(RegistryStore store, Directory directory, Supplier<Policies> inForce) {
    this.store = store;
    this.directory = directory;
    this.inForce = inForce;
    this.named = read(inForce.get());
  }

  @Override
  public List<Actor> subjects(Kind kind, String after, int limit) throws PartUnavailable {
    String subject = after.isEmpty() ? "" : kind.word() + ":" + after;
    try {
      return store
          .page(
              new Filter(Optional.of(kind), Optional.empty(), Optional.empty(), "", subject, limit))
          .stream()
          .map(Registered::actor)
          .toList();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  @Override
  public List<String> resources(String type, String after, int limit) throws PartUnavailable {
    NavigableSet<String> ids = new TreeSet<>();
    for (EntityUid uid : named().resources()) {
      if (uid.type().toString().equals(type)) {
        ids.add(uid.id());
      }
    }
    if (type.equals(SERVER)) {
      try {
        directory.declarations().servers().forEach(server -> ids.add(server.audience().uri()));
      } catch (StoreUnavailable e) {
        throw new PartUnavailable("the registry cannot be read", e);
      }
    }
    return ids.tailSet(after, false).stream().limit(limit).toList();
  }

  @Override
  public List<String> actions(String after, int limit) {
    return named().actions().tailSet(after, false).stream().limit(limit).toList();
  }

  private Named named() {
    Policies current = inForce.get();
    Named known = named;
    if (known.in() != current) {
      known = read(current);
      named = known;
    }
    return known;
  }

  private static Named read(Policies policies) {
    NavigableSet<String> actions = new TreeSet<>();
    NavigableSet<String> seen = new TreeSet<>();
    Deque<EntityUid> resources = new ArrayDeque<>();
    for (Policy policy : policies.own()) {
      for (EntityUid uid : entities(policy.tree())) {
        if (uid.type().toString().equals("Action")) {
          actions.add(uid.id());
        } else if (seen.add(uid.toString())) {
          resources.add(uid);
        }
      }
    }
    return new Named(policies, actions, List.copyOf(resources));
  }

  /** Every entity that a policy names as its action or resource, or in a condition. */
  private static List<EntityUid> entities(PolicyTree policy) {
    Deque<EntityUid> found = new ArrayDeque<>();
    switch (policy.action()) {
      case Scope.Action.Any _ -> {}
      case Scope.Action.Equal equal -> found.add(equal.uid());
      case Scope.Action.In in -> found.addAll(in.uids());
    }
    if (policy.resource() instanceof Scope.Equal equal
        && equal.target() instanceof Scope.Target.Known known) {
      found.add(known.uid());
    }
    Deque<Expr> open = new ArrayDeque<>();
    policy.conditions().forEach(condition -> open.push(condition.body()));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (next instanceof Expr.EntityLiteral literal) {
        found.add(literal.uid());
      }
      next.children().forEach(open::push);
    }
    return List.copyOf(found);
  }
}
