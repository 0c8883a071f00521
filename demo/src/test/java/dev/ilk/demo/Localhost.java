package dev.ilk.demo;

import dev.ilk.outside.process.Child;
import dev.ilk.server.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A company that is reached by a name: browsers take a passkey at a name only, not an address. */
final class Localhost {
  private final int port;

  private Localhost(int port) {
    this.port = port;
  }

  /** Somewhere nothing listens yet. */
  static Localhost free() throws IOException {
    return new Localhost(Child.freePort());
  }

  /** Where Ilk will be. */
  String url() {
    return "http://localhost:" + port;
  }

  Company start(Path folder, UnaryOperator<Settings.Builder> change) throws IOException {
    return Company.start(
        folder, settings -> change.apply(settings.but().port(port).url(url())).build());
  }
}
