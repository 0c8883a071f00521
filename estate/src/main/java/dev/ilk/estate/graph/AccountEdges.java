package dev.ilk.estate.graph;

import dev.ilk.discover.Trait;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LinkStore;
import dev.ilk.estate.stored.TraitEdge;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What systems say of their accounts: of each what its own traits name, and of everything which
 * accounts' traits name it.
 */
final class AccountEdges implements Edges {
  /** So many names one trait gives at most. */
  private static final int MOST_NAMED = 50;

  private static final Set<Relation> ANSWERING =
      Set.of(Relation.OWNS, Relation.CONTACT_OF, Relation.CREATED);

  private final AccountStore accounts;
  private final LinkStore links;
  private final Naming naming;

  AccountEdges(AccountStore accounts, LinkStore links, Naming naming) {
    this.accounts = accounts;
    this.links = links;
    this.naming = naming;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    Optional<FoundAccount> self = self(at);
    List<Edge> edges = new ArrayList<>();
    if (self.isPresent()) {
      for (TraitEdge trait : TraitEdge.leading(direction)) {
        if (relations.contains(trait.relation())) {
          named(self.get(), at, trait, edges);
        }
      }
    }
    others(at, self, direction, relations, limit, edges);
    return edges;
  }

  private Optional<FoundAccount> self(Thing at) throws StoreUnavailable {
    Optional<Id.Account> id = Ids.parse(Id.Account.PREFIX, Id.Account::new, at.ref());
    return at.sort() == Thing.Sort.ACCOUNT && id.isPresent()
        ? accounts.these(List.of(id.get())).stream().findFirst()
        : Optional.empty();
  }

  /** What an account's own trait names. */
  private void named(FoundAccount account, Thing at, TraitEdge trait, List<Edge> edges)
      throws StoreUnavailable {
    String text = account.facts().getOrDefault(trait.trait(), "");
    if (text.isEmpty()) {
      return;
    }
    List<String> names =
        Arrays.stream(text.split(",", MOST_NAMED))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    for (String name : names) {
      for (Naming.Meant meant :
          naming.meant(
              name,
              account,
              ANSWERING.contains(trait.relation()),
              trait.relation() == Relation.CAN_ASSUME)) {
        edges.add(edge(trait, account, at, meant.thing(), meant.certainty(), name));
      }
    }
  }

  /** The accounts whose traits name a thing. */
  private void others(
      Thing at,
      Optional<FoundAccount> self,
      Direction direction,
      Set<Relation> relations,
      int limit,
      List<Edge> edges)
      throws StoreUnavailable {
    Map<String, TraitEdge> words =
        TraitEdge.leading(direction.turned()).stream()
            .filter(trait -> relations.contains(trait.relation()))
            .collect(Collectors.toMap(TraitEdge::word, Function.identity(), (one, same) -> one));
    List<LinkStore.Tie> ties =
        words.isEmpty() ? List.of() : links.hangingOn(names(at, self), words.keySet(), limit);
    Map<Id.Account, FoundAccount> found = found(ties);
    for (LinkStore.Tie tie : ties) {
      FoundAccount other = found.get(tie.account());
      TraitEdge trait = words.get(tie.relation());
      if (other == null || trait == null) {
        continue;
      }
      boolean here =
          self.map(own -> own.source().equals(other.source())).orElse(at.sort() == Thing.Sort.NAME);
      boolean sure = here || Trait.isEverywhere(tie.toward());
      if (sure || trait.relation() != Relation.CAN_ASSUME) {
        edges.add(
            edge(
                trait,
                other,
                Naming.thing(other),
                at,
                sure ? Certainty.TOLD : Certainty.NAMED,
                tie.toward()));
      }
    }
  }

  private Map<Id.Account, FoundAccount> found(List<LinkStore.Tie> ties) throws StoreUnavailable {
    List<Id.Account> ids = ties.stream().map(LinkStore.Tie::account).distinct().toList();
    List<FoundAccount> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += 500) {
      found.addAll(accounts.these(ids.subList(from, Math.min(ids.size(), from + 500))));
    }
    return found.stream().collect(Collectors.toMap(FoundAccount::id, Function.identity()));
  }

  private Set<String> names(Thing at, Optional<FoundAccount> self) throws StoreUnavailable {
    if (self.isPresent()) {
      return Naming.names(self.get());
    }
    if (at.isIdentity()) {
      Optional<Id.Identity> id = naming.identity(at.ref());
      return id.isPresent() ? naming.names(id.get()) : Set.of();
    }
    String name = at.ref().toLowerCase(Locale.ROOT);
    return at.sort() == Thing.Sort.TEAM
        ? Set.of(name, name.substring(Thing.TEAM.length()))
        : Set.of(name);
  }

  private static Edge edge(
      TraitEdge trait,
      FoundAccount account,
      Thing self,
      Thing other,
      Certainty certainty,
      String name) {
    boolean out = trait.direction() == Direction.OUT;
    return new Edge(
        out ? self : other,
        trait.relation(),
        out ? other : self,
        certainty,
        "`%s` says of `%s`: %s `%s`"
            .formatted(account.source(), account.names().name(), trait.trait(), name));
  }
}
