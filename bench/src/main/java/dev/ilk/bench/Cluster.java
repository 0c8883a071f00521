package dev.ilk.bench;

import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.server.config.Settings;
import dev.ilk.server.node.Node;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The sample company with several nodes of Ilk on one PostgreSQL, behind one address. */
final class Cluster implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Path> data = new ArrayList<>();
  private final Company company;

  private Cluster(Company company) {
    this.company = company;
  }

  /** Starts one in a folder that its caller removes, with the company's declaration applied. */
  static Cluster start(Path folder, int nodes) throws IOException {
    Postgres postgres = Conditions.postgresql();
    Spread spread = Spread.start();
    StoreSettings store = Conditions.settings(postgres, folder);
    String url = "http://127.0.0.1:" + spread.port();
    Company company =
        Company.start(
            folder.resolve("node-1"), settings -> settings.but().url(url).store(store).build());
    Cluster cluster = new Cluster(company);
    cluster.parts.push(postgres);
    cluster.parts.push(spread);
    cluster.parts.push(company);
    cluster.data.add(company.folder());
    spread.to(company.port());
    for (int i = 2; i <= nodes; i++) {
      Path own = folder.resolve("node-" + i);
      Node node =
          started(
              Settings.embedded(own)
                  .but()
                  .url(url)
                  .port(0)
                  .store(store)
                  .rootKey(new SecretRef.File(company.folder().resolve("root.key")))
                  .node("node-" + i)
                  .privateIssuers(true)
                  .build());
      cluster.parts.push(node);
      cluster.data.add(own);
      spread.to(node.port());
    }
    Told told = company.declare();
    if (told.code() != 0) {
      throw new IOException("the declaration was refused: " + told.text());
    }
    return cluster;
  }

  private static Node started(Settings settings) throws IOException {
    return switch (Node.start(settings, InstantSource.system())) {
      case Result.Ok<Node>(Node node) -> node;
      case Result.Failed<Node>(List<Problem> problems) ->
          throw new IOException(problems.getFirst().sentence());
    };
  }

  Company company() {
    return company;
  }

  /** Runs a command line against the n-th node, counted round and round, at its local socket. */
  Told at(int number, String... arguments) {
    return Told.by(data.get(number % data.size()), arguments);
  }

  @Override
  public void close() throws IOException {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IOException("a part did not end", e);
      }
    }
  }
}
