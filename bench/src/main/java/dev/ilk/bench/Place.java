package dev.ilk.bench;

import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a node that is a process of its own stores. */
final class Place implements AutoCloseable {
  private final Optional<Postgres> database;
  private final String yaml;

  private Place(Optional<Postgres> database, String yaml) {
    this.database = database;
    this.yaml = yaml;
  }

  /**
   * Prepares it.
   *
   * @param folder where the node keeps everything else
   */
  static Place of(Conditions.Store store, Path folder) throws IOException {
    return switch (store) {
      case sqlite -> new Place(Optional.empty(), "");
      case postgresql -> {
        Postgres server = Conditions.postgresql();
        StoreSettings.Postgres settings = Conditions.settings(server, folder);
        String yaml =
            """
            store:
              url: %s
              user: %s
              password: file:%s
            """
                .formatted(settings.url(), settings.user(), Conditions.password(folder));
        yield new Place(Optional.of(server), yaml);
      }
    };
  }

  /** How the node's configuration says it; empty if it need not. */
  String yaml() {
    return yaml;
  }

  @Override
  public void close() throws IOException {
    if (database.isPresent()) {
      database.get().close();
    }
  }
}
