package dev.ilk.server.node;

import dev.ilk.actor.Issuers;
import dev.ilk.server.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where the node will listen, known before it does.
 *
 * @param host the address
 * @param port the port; never 0
 * @param issuers the issuers' names under the public address
 */
record Reservation(InetAddress host, int port, Issuers issuers) {

  static Reservation of(Settings settings) throws IOException {
    InetAddress host = InetAddress.getByName(settings.listen());
    int port = settings.port() == 0 ? free(host) : settings.port();
    String base = settings.url().orElse("http://%s:%d".formatted(settings.listen(), port));
    return new Reservation(host, port, new Issuers(base));
  }

  private static int free(InetAddress host) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, 0));
      return socket.getLocalPort();
    }
  }
}
