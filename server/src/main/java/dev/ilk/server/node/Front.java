package dev.ilk.server.node;

import dev.ilk.console.ConsoleRoutes;
import dev.ilk.console.ConsoleSettings;
import dev.ilk.server.config.Settings;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Listening;
import dev.ilk.web.http.NetworkCallers;
import dev.ilk.web.http.SessionCookie;
import dev.ilk.web.oauth.OAuthDoorway;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The doors of one node: all of them on the network, and those of administration on the local
 * socket too, where whoever can open it is the operator.
 */
final class Front implements AutoCloseable {
  private final WebServer server;
  private final Path socket;

  private Front(WebServer server, Path socket) {
    this.server = server;
    this.socket = socket;
  }

  static Front open(Settings settings, Reservation reservation, Rooms rooms) throws IOException {
    Path socket = settings.data().resolve("ilk.sock").toAbsolutePath();
    // Left behind by a node that was killed; the store's own lock says that none runs here now.
    Files.deleteIfExists(socket);
    WebServer server =
        WebServer.builder()
            .address(reservation.host())
            .port(reservation.port())
            .update(Listening::bound)
            .shutdownHook(false)
            .routing(routing -> network(routing, rooms))
            .putSocket(
                "local",
                listener ->
                    listener
                        .update(Listening::bound)
                        .bindAddress(UnixDomainSocketAddress.of(socket))
                        .routing(HttpRouting.builder().update(routing -> local(routing, rooms))))
            .build()
            .start();
    return new Front(server, socket);
  }

  private static void network(HttpRouting.Builder routing, Rooms rooms) {
    String base = rooms.issuers().base();
    Listening.surround(routing, base, rooms.ids()::correlation);
    Planes planes = rooms.planes();
    Callers callers =
        new NetworkCallers(
            rooms.issuers(),
            planes.workloads(),
            planes.agents(),
            planes.sessions(),
            SessionCookie.of(base));
    Doorway doorway = new Doorway(rooms.gate(), callers, rooms.ids(), rooms.clock());
    dev.ilk.web.oauth.Doors.open(
        routing,
        new OAuthDoorway(
            doorway,
            rooms.issuers(),
            planes.workloads(),
            planes.agents(),
            planes.possession(),
            rooms.published()));
    common(routing, doorway, rooms);
    routing.register(
        ConsoleSettings.HOME,
        new ConsoleRoutes(
            new ConsoleSettings(URI.create(base)),
            rooms.gate(),
            planes.logins(),
            planes.sessions(),
            rooms.ids(),
            rooms.clock()));
    Listening.end(routing);
  }

  private static void local(HttpRouting.Builder routing, Rooms rooms) {
    Callers operator = (request, now) -> Optional.of(rooms.planes().operator().attempt(now));
    Listening.surround(routing, rooms.issuers().base(), rooms.ids()::correlation);
    common(routing, new Doorway(rooms.gate(), operator, rooms.ids(), rooms.clock()), rooms);
    Listening.end(routing);
  }

  private static void common(HttpRouting.Builder routing, Doorway doorway, Rooms rooms) {
    dev.ilk.web.admin.Doors.open(routing, doorway);
    dev.ilk.web.access.Doors.open(routing, doorway, rooms.issuers().base());
    dev.ilk.web.log.Doors.open(routing, rooms::checkpoint, rooms::recordKeys);
    dev.ilk.web.openapi.Doors.open(routing);
    dev.ilk.web.health.Doors.open(routing, Map.of("store", rooms::trouble));
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      // A socket that nobody listens on is removed at the next start.
    }
  }
}
