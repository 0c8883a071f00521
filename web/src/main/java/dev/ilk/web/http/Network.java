package dev.ilk.web.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;

/** Where a request came from. */
final class Network {
  private Network() {}

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
