package dev.ilk.bench;

import dev.ilk.bench.RegistryQuestions.Question;
import dev.ilk.estate.graph.Graph;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Relation;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.graph.DelegationEdges;
import dev.ilk.registry.graph.StewardEdges;
import dev.ilk.registry.graph.TrustEdges;
import dev.ilk.store.EstateStores;
import dev.ilk.store.Stores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What is asked of the graph; a directory of no great size keeps few identities in memory. */
final class GraphQuestions {
  private static final int IN_MEMORY = 1_000;
  private static final Set<Direction> BOTH = Set.of(Direction.values());
  private static final Set<Relation> ALL = Set.of(Relation.values());

  private final Graph graph;
  private final int identities;
  private final List<FoundAccount> sample;
  private final Random random = new Random(11);

  GraphQuestions(FilledRegistry filled) throws StoreUnavailable {
    Stores stores = filled.stores();
    EstateStores estate = stores.estate();
    InstantSource clock = InstantSource.system();
    Directory directory =
        new Directory(stores.registry(), stores.delegations(), IN_MEMORY, Duration.ofMinutes(1));
    this.graph =
        new Graph(
            new Graph.Kept(
                estate.accounts(),
                estate.links(),
                estate.leaks(),
                new BenchIdentities(stores.registry())),
            List.of(
                new StewardEdges(directory, stores.registry(), estate.standings()),
                new TrustEdges(directory),
                new DelegationEdges(directory, stores.delegations(), clock)),
            clock);
    this.identities = filled.identities();
    this.sample = estate.accounts().page(services()).accounts();
  }

  List<Question> all() {
    return List.of(
        new Question("graph: around a person", _ -> around(person(), 1)),
        new Question("graph: around a person, two steps", _ -> around(person(), 2)),
        new Question("graph: around an account", _ -> around(account(), 1)),
        new Question(
            "graph: around a team of thousands",
            i -> around("team:team-%03d".formatted(i % 200), 1)),
        new Question("graph: what hangs on a person", _ -> graph.entangled(person(), 4)),
        new Question("graph: from a person to an account", _ -> graph.ways(person(), account())));
  }

  private void around(String what, int depth) throws StoreUnavailable {
    graph.around(what, depth, BOTH, ALL);
  }

  /** One of those that services name as their owners. */
  private String person() {
    return "human:"
        + CompanyIdentities.person(random.nextInt(Math.min(500, identities / 2)) * 2 + 1);
  }

  private String account() {
    return sample.get(random.nextInt(sample.size())).id().value();
  }

  private static AccountQuery services() {
    return new AccountQuery(
        "svc-",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        AccountQuery.MOST);
  }
}
