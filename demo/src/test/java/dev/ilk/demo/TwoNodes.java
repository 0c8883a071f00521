package dev.ilk.demo;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.server.config.Settings;
import dev.ilk.server.config.TlsSettings;
import dev.ilk.server.node.Node;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The sample company, whose Ilk has a second node on the same PostgreSQL and root key. */
final class TwoNodes implements AutoCloseable {
  final Company company;
  private final Postgres postgres;
  private final Node second;
  private final Path data;

  private TwoNodes(Postgres postgres, Company company, Node second, Path data) {
    this.postgres = postgres;
    this.company = company;
    this.second = second;
    this.data = data;
  }

  static TwoNodes start(Path folder, Optional<TlsSettings> tls) throws Exception {
    return start(folder, tls, settings -> settings);
  }

  static TwoNodes start(Path folder, Optional<TlsSettings> tls, Company.Adjustment second)
      throws Exception {
    Postgres postgres = Stored.postgresOrSkip();
    StoreSettings store = Stored.settings(postgres, folder);
    Path first = folder.resolve("one");
    Company company =
        Company.start(first, settings -> settings.but().store(store).tls(tls).build());
    Path data = folder.resolve("two");
    Settings settings =
        Settings.embedded(data)
            .but()
            .url(company.ilk())
            .port(0)
            .store(store)
            .rootKey(new SecretRef.File(first.resolve("root.key")))
            .node("node-2")
            .privateIssuers(true)
            .tls(tls)
            .build();
    return switch (Node.start(second.adjust(settings), InstantSource.system())) {
      case Result.Ok<Node>(Node node) -> new TwoNodes(postgres, company, node, data);
      case Result.Failed<Node>(List<Problem> problems) ->
          throw new IOException(problems.getFirst().sentence());
    };
  }

  /** Runs a command line against the second node, at its local socket. */
  Told ilkAtSecond(String... arguments) {
    return Told.by(data, arguments);
  }

  /** The folder of the second node's own things. */
  Path secondData() {
    return data;
  }

  /** Where the second node asks for certificates. */
  String secondMutual() {
    return second.mutualAddress().orElseThrow();
  }

  /** The address of the second node itself, behind the public one that both share. */
  String second() {
    return company.ilk().replaceFirst(":[0-9]+$", ":" + second.port());
  }

  @Override
  public void close() throws IOException {
    second.close();
    company.close();
    postgres.close();
  }
}
