package dev.ilk.server.node;

import dev.ilk.place.Client;
import dev.ilk.place.Places;
import dev.ilk.place.TrustedProxies;
import dev.ilk.server.config.PlaceSettings;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.List;

/** Finds out once for each request who sent it, before any door looks at it. */
final class Clients {
  private final TrustedProxies proxies;
  private final HeaderName header;
  private final Places places;

  Clients(PlaceSettings settings) {
    this.proxies = settings.proxies();
    this.header = HeaderNames.create(proxies.header().field());
    this.places = settings.places();
  }

  void tell(HttpRouting.Builder routing) {
    routing.addFilter((chain, request, response) -> {
      request.context().register(client(request));
      chain.proceed();
    });
  }

  private Client client(ServerRequest request) {
    List<String> told =
        request.headers().contains(header) ? request.headers().get(header).allValues() : List.of();
    String address = proxies.client(peer(request), told);
    return new Client(address, places.of(address));
  }

  /** Without a zone, which means something on this machine alone; empty at a Unix socket. */
  private static String peer(ServerRequest request) {
    if (!(request.remotePeer().address() instanceof InetSocketAddress inet)
        || inet.getAddress() == null) {
      return "";
    }
    String text = inet.getAddress().getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
