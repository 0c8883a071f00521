package dev.ilk.web.http;

import dev.ilk.place.Client;
import dev.ilk.place.Place;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;

/** Where a request came from. */
final class Network {
  private Network() {}

  /** What was found out at its arrival; else the peer itself, of whose place nothing is known. */
  static Client client(ServerRequest request) {
    return request
        .context()
        .get(Client.class)
        .orElseGet(() -> new Client(address(request), Place.UNKNOWN));
  }

  /** The peer's IP address in text form without a zone; empty at a Unix socket. */
  static String address(ServerRequest request) {
    if (request.remotePeer().address() instanceof InetSocketAddress inet
        && inet.getAddress() != null) {
      String text = inet.getAddress().getHostAddress();
      int zone = text.indexOf('%');
      return zone < 0 ? text : text.substring(0, zone);
    }
    return "";
  }
}
