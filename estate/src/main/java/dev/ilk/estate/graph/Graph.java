package dev.ilk.estate.graph;

import dev.ilk.estate.Identities;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Effect;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.gate.graph.Ways;
import dev.ilk.kernel.StoreUnavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The one graph of all that the rooms know. Safe to share between threads. */
public final class Graph {
  private static final int MOST_LOOKED = 500;

  private final Naming naming;
  private final Edges edges;
  private final InstantSource clock;

  /**
   * What the estate itself is asked for.
   *
   * @param accounts what was found
   * @param links whose it is, and what it hangs on
   * @param leaks what of it leaked
   * @param identities knows who is registered
   */
  public record Kept(
      AccountStore accounts, LinkStore links, LeakStore leaks, Identities identities) {}

  /**
   * Puts it together.
   *
   * @param kept what the estate knows
   * @param rooms what other rooms know
   * @param clock by which a question is given up
   */
  public Graph(Kept kept, List<Edges> rooms, InstantSource clock) {
    this.naming = new Naming(kept.accounts(), kept.identities());
    List<Edges> all =
        new ArrayList<>(
            List.of(
                new HolderEdges(kept.accounts(), kept.links(), naming),
                new AccountEdges(kept.accounts(), kept.links(), naming),
                new SecretEdges(kept.accounts(), kept.leaks())));
    all.addAll(rooms);
    this.edges = new AllEdges(all);
    this.clock = clock;
  }

  /**
   * What is around a thing.
   *
   * @param of a subject, the id of an identity or account, {@code team:NAME}, or a name
   * @param depth how many steps far
   * @param directions which ways edges are followed
   * @param relations only these
   * @return empty if there is no such thing, or a mere name that nothing knows
   * @throws StoreUnavailable if a store does not answer
   */
  public Optional<Neighbourhood> around(
      String of, int depth, Set<Direction> directions, Set<Relation> relations)
      throws StoreUnavailable {
    Optional<Thing> root = known(of);
    Map<Direction, Set<Relation>> followed = new EnumMap<>(Direction.class);
    directions.forEach(direction -> followed.put(direction, relations));
    return root.isPresent()
        ? Optional.of(
            new Walk(edges, new Bounds(clock, MOST_LOOKED), followed, false)
                .from(root.get(), depth))
        : Optional.empty();
  }

  /**
   * How one thing reaches another.
   *
   * @param from as for {@link #around}
   * @param to likewise
   * @return empty if one of them is not known
   * @throws StoreUnavailable if a store does not answer
   */
  public Optional<Ways> ways(String from, String to) throws StoreUnavailable {
    Optional<Thing> first = known(from);
    Optional<Thing> last = known(to);
    return first.isPresent() && last.isPresent()
        ? Optional.of(new WaySearch(edges, WaySearch.bounds(clock), first.get(), last.get()).find())
        : Optional.empty();
  }

  /**
   * What hangs on a thing.
   *
   * @param of as for {@link #around}
   * @param depth how many steps far
   * @return empty if it is not known
   * @throws StoreUnavailable if a store does not answer
   */
  public Optional<Entangled> entangled(String of, int depth) throws StoreUnavailable {
    Optional<Thing> root = known(of);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    Map<Direction, Set<Relation>> followed = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      followed.put(
          direction,
          Arrays.stream(Relation.values())
              .filter(relation -> relation.effect(direction).isPresent())
              .collect(Collectors.toUnmodifiableSet()));
    }
    Neighbourhood found =
        new Walk(edges, new Bounds(clock, MOST_LOOKED), followed, true).from(root.get(), depth);
    Map<Thing, Effect> effects = new HashMap<>();
    effects.put(root.get(), Effect.BREAKS);
    List<Entangled.Strand> strands = new ArrayList<>();
    for (Neighbourhood.Step step : found.steps()) {
      Optional<Effect> here = step.edge().relation().effect(step.direction());
      Effect before = effects.get(step.near());
      if (here.isPresent() && before != null && !effects.containsKey(step.far())) {
        Effect effect = before.compareTo(here.get()) > 0 ? before : here.get();
        effects.put(step.far(), effect);
        strands.add(new Entangled.Strand(effect, step));
      }
    }
    return Optional.of(new Entangled(root.get(), strands, found.cut()));
  }

  /** A mere name is known if something stands to it. */
  private Optional<Thing> known(String of) throws StoreUnavailable {
    Optional<Thing> asked = naming.asked(of);
    if (asked.isEmpty()
        || (asked.get().sort() != Thing.Sort.NAME && asked.get().sort() != Thing.Sort.TEAM)) {
      return asked;
    }
    for (Direction direction : Direction.values()) {
      if (!edges.at(asked.get(), direction, Set.of(Relation.values()), 1).isEmpty()) {
        return asked;
      }
    }
    return Optional.empty();
  }
}
