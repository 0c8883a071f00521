package dev.ilk.estate.graph;

import dev.ilk.discover.HeldCredential;
import dev.ilk.estate.stored.AccountStore;
import dev.ilk.estate.stored.LeakStore;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
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

/** Which accounts let in whoever has a secret, by the name that its vendor shows; and leaks. */
final class SecretEdges implements Edges {
  /** Whoever reads where secrets leaked to. */
  static final String READERS = "readers of leaks";

  private final AccountStore accounts;
  private final LeakStore leaks;

  SecretEdges(AccountStore accounts, LeakStore leaks) {
    this.accounts = accounts;
    this.leaks = leaks;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    List<Edge> edges = new ArrayList<>();
    if (at.sort() == Thing.Sort.ACCOUNT
        && direction == Direction.OUT
        && relations.contains(Relation.PROVED_BY)) {
      Optional<AccountStore.Kept> kept = accounts.find(new Id.Account(at.ref()));
      kept.ifPresent(account ->
          account.credentials().stream()
              .filter(one -> !shown(one).isEmpty())
              .limit(limit)
              .forEach(one -> edges.add(edge(account.account(), one.kind(), shown(one)))));
    } else if (at.sort() == Thing.Sort.NAME && direction == Direction.IN) {
      if (relations.contains(Relation.PROVED_BY)) {
        for (FoundAccount one : accounts.these(leaks.holders(List.of(at.ref())))) {
          edges.add(edge(one, "secret", at.ref()));
        }
      }
      if (relations.contains(Relation.CAN_ASSUME)) {
        LeakStore.Copies copies = leaks.copies(List.of(at.ref())).get(at.ref());
        if (copies != null) {
          edges.add(
              new Edge(
                  Thing.named(READERS),
                  Relation.CAN_ASSUME,
                  at,
                  Certainty.TOLD,
                  "scans found it in %d places; see `ilk leaks`".formatted(copies.times())));
        }
      }
    }
    return edges;
  }

  private static String shown(FoundCredential credential) {
    return HeldCredential.shownAs(credential.nativeId());
  }

  private static Edge edge(FoundAccount account, String kind, String shown) {
    return new Edge(
        Naming.thing(account),
        Relation.PROVED_BY,
        Thing.named(shown),
        Certainty.TOLD,
        "`%s` lists the %s among what it holds".formatted(account.source(), kind));
  }
}
