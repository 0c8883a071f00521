package dev.ilk.server.node;

import dev.ilk.actor.Issuers;
import dev.ilk.server.config.Settings;
import dev.ilk.server.config.TlsSettings;
import dev.ilk.web.http.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Where the node will listen, known before it does.
 *
 * @param host the address
 * @param port the port; never 0
 * @param issuers the issuers' names under the public address
 * @param mutual where callers are asked for certificates; empty if nowhere
 */
record Reservation(InetAddress host, int port, Issuers issuers, Optional<Mutual> mutual) {

  /** Where callers are asked for certificates, and its public address. */
  record Mutual(InetAddress host, int port, String base) {}

  static Reservation of(Settings settings) throws IOException {
    InetAddress host = InetAddress.getByName(settings.listen());
    int port = settings.port() == 0 ? free(host) : settings.port();
    String scheme = settings.tls().isPresent() ? "https" : "http";
    String base = settings.url().orElse("%s://%s:%d".formatted(scheme, settings.listen(), port));
    Optional<TlsSettings.Clients> clients = settings.tls().flatMap(TlsSettings::clients);
    return new Reservation(
        host,
        port,
        new Issuers(base),
        clients.isPresent() ? Optional.of(mutual(clients.get())) : Optional.empty());
  }

  private static Mutual mutual(TlsSettings.Clients clients) throws IOException {
    InetAddress host = InetAddress.getByName(clients.listen());
    int port = clients.port() == 0 ? free(host) : clients.port();
    return new Mutual(
        host, port, clients.url().orElse("https://%s:%d".formatted(clients.listen(), port)));
  }

  /** What is told to the public. */
  Addresses addresses() {
    return new Addresses(issuers.base(), mutual.map(Mutual::base));
  }

  private static int free(InetAddress host) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, 0));
      return socket.getLocalPort();
    }
  }
}
