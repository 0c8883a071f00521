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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The sample company, whose Ilk has a second node on the same PostgreSQL and root key. */
final class TwoNodes implements AutoCloseable {
  final Company company;
  private final Postgres postgres;
  private final Node second;

  private TwoNodes(Postgres postgres, Company company, Node second) {
    this.postgres = postgres;
    this.company = company;
    this.second = second;
  }

  static TwoNodes start(Path folder, Optional<TlsSettings> tls) throws Exception {
    Postgres postgres =
        switch (Postgres.start()) {
          case Result.Ok<Postgres>(Postgres server) -> server;
          case Result.Failed<Postgres>(List<Problem> problems) ->
              Assumptions.abort("skipped without PostgreSQL: " + problems.getFirst().sentence());
        };
    Path password = Files.createFile(folder.resolve("password"));
    Files.setPosixFilePermissions(password, SecretRef.OWNER_ONLY);
    Files.writeString(password, postgres.password());
    StoreSettings store =
        new StoreSettings.Postgres(
            postgres.createDatabase("ilk_two_nodes"), Postgres.USER, new SecretRef.File(password));
    Path first = Files.createDirectory(folder.resolve("one"));
    Company company = Company.start(first, settings -> speaking(settings.storedIn(store), tls));
    Settings settings =
        speaking(
            new Settings(
                Optional.of(company.ilk()),
                "127.0.0.1",
                0,
                folder.resolve("two"),
                store,
                Optional.of(new SecretRef.File(first.resolve("root.key"))),
                "node-2",
                List.of(),
                true,
                Optional.empty()),
            tls);
    return switch (Node.start(settings, InstantSource.system())) {
      case Result.Ok<Node>(Node node) -> new TwoNodes(postgres, company, node);
      case Result.Failed<Node>(List<Problem> problems) ->
          throw new IOException(problems.getFirst().sentence());
    };
  }

  private static Settings speaking(Settings settings, Optional<TlsSettings> tls) {
    return tls.map(settings::speaking).orElse(settings);
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
