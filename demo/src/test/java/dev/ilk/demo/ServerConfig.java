package dev.ilk.demo;

import dev.ilk.outside.process.Child;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration of an {@code ilk serve} that keeps its address over restarts.
 *
 * @param file the configuration
 * @param address the public address
 */
record ServerConfig(Path file, String address) {

  /** Writes one; its data is in {@code data} under the folder. */
  static ServerConfig write(Path folder, StoreSettings store) throws IOException {
    int port = Child.freePort();
    String stored =
        switch (store) {
          case StoreSettings.Sqlite(Path file) -> "{url: 'sqlite:%s'}".formatted(file);
          case StoreSettings.Postgres(var url, var user, var _) ->
              "{url: '%s', user: %s, password: 'file:%s'}"
                  .formatted(url, user, folder.resolve("postgres-password"));
        };
    String text =
        """
        url: http://127.0.0.1:%1$d
        listen: 127.0.0.1:%1$d
        data: data
        private_issuers: true
        store: %2$s
        """
            .formatted(port, stored);
    return new ServerConfig(
        Files.writeString(folder.resolve("ilk.yaml"), text), "http://127.0.0.1:" + port);
  }
}
