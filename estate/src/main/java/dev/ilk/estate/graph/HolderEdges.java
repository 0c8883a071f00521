package dev.ilk.estate.graph;

import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.Link;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which identities hold which accounts, as evidence joined them or a person confirmed. */
final class HolderEdges implements Edges {
  private final AccountStore accounts;
  private final LinkStore links;
  private final Naming naming;

  HolderEdges(AccountStore accounts, LinkStore links, Naming naming) {
    this.accounts = accounts;
    this.links = links;
    this.naming = naming;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    List<Edge> edges = new ArrayList<>();
    if (!relations.contains(Relation.HOLDS)) {
      return edges;
    }
    if (at.sort() == Thing.Sort.ACCOUNT && direction == Direction.IN) {
      for (FoundAccount one : accounts.these(List.of(new Id.Account(at.ref())))) {
        Optional<Thing> holder =
            one.holder().isPresent() ? naming.thing(one.holder().get()) : Optional.empty();
        if (holder.isPresent()) {
          edges.add(edge(holder.get(), one));
        }
      }
    } else if (at.isIdentity() && direction == Direction.OUT) {
      Optional<Id.Identity> id = naming.identity(at.ref());
      if (id.isPresent()) {
        for (FoundAccount one : accounts.page(heldBy(id.get(), limit)).accounts()) {
          edges.add(edge(at, one));
        }
      }
    }
    return edges;
  }

  private static AccountQuery heldBy(Id.Identity identity, int limit) {
    return new AccountQuery(
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(identity),
        Optional.empty(),
        limit);
  }

  private Edge edge(Thing holder, FoundAccount account) throws StoreUnavailable {
    Optional<Link> link =
        links.of(account.id()).stream()
            .filter(one -> account.holder().equals(Optional.of(one.identity())))
            .findFirst();
    boolean said = link.filter(one -> one.word() == Link.Word.CONFIRMED).isPresent();
    return new Edge(
        holder,
        Relation.HOLDS,
        Naming.thing(account),
        said ? Certainty.HELD : Certainty.TOLD,
        link.map(one -> (said ? one.by() + " confirmed it: " : "") + one.because())
            .orElse("it is joined to it"));
  }
}
