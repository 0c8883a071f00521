package dev.ilk.registry.graph;

import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import java.util.List;
import java.util.Set;

/** Who can become an identity by a rule of federation: the issuer, under a condition. */
public final class TrustEdges implements Edges {
  private final Directory directory;

  /**
   * Those of the rules that are declared.
   *
   * @param directory has them in memory
   */
  public TrustEdges(Directory directory) {
    this.directory = directory;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    if (!relations.contains(Relation.CAN_ASSUME)) {
      return List.of();
    }
    Declarations declared = directory.declarations();
    List<TrustRule> rules =
        at.isIdentity() && direction == Direction.IN
            ? declared.trustFor(at.ref())
            : at.sort() == Thing.Sort.NAME && direction == Direction.OUT
                ? declared.trust(at.ref())
                : List.of();
    return rules.stream().limit(limit).map(TrustEdges::edge).toList();
  }

  private static Edge edge(TrustRule rule) {
    Kind kind = rule.subject().startsWith(Kind.AGENT.word() + ":") ? Kind.AGENT : Kind.WORKLOAD;
    return new Edge(
        Thing.named(rule.issuer()),
        Relation.CAN_ASSUME,
        Thing.identity(kind, rule.subject()),
        Certainty.HELD,
        "trust rule `%s`: tokens for which %s".formatted(rule.name(), rule.condition()));
  }
}
