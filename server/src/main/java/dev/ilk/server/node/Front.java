package dev.ilk.server.node;

import dev.ilk.console.ApiPages;
import dev.ilk.console.ConsoleRoutes;
import dev.ilk.console.ConsoleSettings;
import dev.ilk.server.config.Settings;
import dev.ilk.server.tls.NodeCertificate;
import dev.ilk.web.acme.AcmeDoorway;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Listening;
import dev.ilk.web.http.NetworkCallers;
import dev.ilk.web.http.SessionCookie;
import dev.ilk.web.oauth.OAuthDoorway;
import dev.ilk.web.oauth.PeopleDoorway;
import dev.ilk.web.scim.ProvisionerCallers;
import dev.ilk.web.sealed.PassCallers;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The doors of one node: all of them on the network, and those of administration on the local
 * socket too, where whoever can open it is the operator.
 */
final class Front implements AutoCloseable {
  private static final String METRICS = "metrics";

  private final WebServer server;
  private final Path socket;
  private final Optional<String> mutualAddress;

  private Front(WebServer server, Path socket, Optional<String> mutualAddress) {
    this.server = server;
    this.socket = socket;
    this.mutualAddress = mutualAddress;
  }

  static Front open(
      Settings settings,
      Reservation reservation,
      Optional<NodeCertificate> certificate,
      Rooms rooms)
      throws IOException {
    Path socket = settings.data().resolve("ilk.sock").toAbsolutePath();
    // Left behind by a node that was killed; the store's own lock says that none runs here now.
    Files.deleteIfExists(socket);
    Optional<SSLContext> tls = certificate.map(NodeCertificate::context);
    Addresses addresses = reservation.addresses();
    WebServerConfig.Builder config =
        WebServer.builder()
            .address(reservation.host())
            .port(reservation.port())
            .update(Listening::bound)
            .shutdownHook(false)
            .routing(routing -> network(routing, rooms, addresses))
            .putSocket(
                "local",
                listener ->
                    listener
                        .update(Listening::bound)
                        .bindAddress(UnixDomainSocketAddress.of(socket))
                        .routing(HttpRouting.builder().update(routing -> local(routing, rooms))));
    tls.ifPresent(context -> config.tls(tls(context, TlsClientAuth.NONE)));
    reservation
        .mutual()
        .ifPresent(mutual ->
            config.putSocket(
                "mutual",
                listener ->
                    listener
                        .update(Listening::bound)
                        .address(mutual.host())
                        .port(mutual.port())
                        .tls(tls(tls.orElseThrow(), TlsClientAuth.OPTIONAL))
                        .routing(
                            HttpRouting.builder()
                                .update(routing -> mutual(routing, rooms, addresses)))));
    BundleEndpoints.open(config, settings.bundleEndpoints(), rooms);
    if (settings.metrics().isPresent()) {
      InetAddress host = InetAddress.getByName(settings.metrics().get().host());
      int port = settings.metrics().get().port();
      config.putSocket(
          METRICS,
          listener ->
              listener
                  .update(Listening::bound)
                  .address(host)
                  .port(port)
                  .routing(HttpRouting.builder().update(routing -> metrics(routing, rooms))));
    }
    return new Front(config.build().start(), socket, addresses.mutual());
  }

  private static Tls tls(SSLContext context, TlsClientAuth callers) {
    return Tls.builder()
        .sslContext(context)
        .clientAuth(callers)
        .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
        .build();
  }

  /** For everyone: software, agents, and people with their browsers. */
  private static void network(HttpRouting.Builder routing, Rooms rooms, Addresses addresses) {
    doors(routing, rooms, addresses);
    Planes planes = rooms.planes();
    ConsoleSettings console = new ConsoleSettings(URI.create(addresses.base()));
    routing.register(
        ApiPages.PATH,
        new ApiPages(console, dev.ilk.web.openapi.Doors.description(), rooms.ids(), rooms.clock()));
    routing.register(
        ConsoleSettings.HOME,
        new ConsoleRoutes(
            console,
            rooms.gate(),
            planes.logins(),
            planes.backChannel(),
            planes.devices(),
            planes.sessions(),
            planes.stepUps(),
            rooms.ids(),
            rooms.clock(),
            rooms.bell()));
    Listening.end(routing);
  }

  /** For software and agents that connect with a certificate: the same doors, but no console. */
  private static void mutual(HttpRouting.Builder routing, Rooms rooms, Addresses addresses) {
    doors(routing, rooms, addresses);
    Listening.end(routing);
  }

  private static void doors(HttpRouting.Builder routing, Rooms rooms, Addresses addresses) {
    rooms.planes().clients().tell(routing);
    Listening.surround(routing, addresses.base(), rooms.ids()::correlation);
    Planes planes = rooms.planes();
    Callers callers =
        new PassCallers(
            planes.sealed(),
            new NetworkCallers(
                rooms.issuers(),
                addresses,
                planes.workloads(),
                planes.agents(),
                planes.grants(),
                planes.sessions(),
                SessionCookie.of(addresses.base())));
    Doorway doorway = new Doorway(rooms.gate(), callers, rooms.ids(), rooms.clock());
    access(routing, doorway, rooms);
    dev.ilk.web.oauth.Doors.open(
        routing,
        new OAuthDoorway(
            doorway,
            rooms.issuers(),
            addresses,
            planes.workloads(),
            planes.agents(),
            planes.possession(),
            rooms.published(),
            new PeopleDoorway(
                planes.grants(),
                rooms.desk(),
                planes.sessions(),
                SessionCookie.of(addresses.base()))));
    dev.ilk.web.scim.Doors.open(
        routing,
        new Doorway(
            rooms.gate(),
            new ProvisionerCallers(addresses, planes.workloads()),
            rooms.ids(),
            rooms.clock()),
        addresses.base());
    dev.ilk.web.spiffe.Doors.open(
        routing, doorway, addresses, planes.workloads(), rooms.published()::bundle);
    dev.ilk.web.deployment.Doors.open(routing, doorway, addresses, planes.workloads());
    dev.ilk.web.acme.Doors.open(
        routing, new AcmeDoorway(doorway, addresses.base(), planes.acme(), rooms.published()));
    common(routing, doorway, rooms);
  }

  private static void local(HttpRouting.Builder routing, Rooms rooms) {
    Callers operator = (request, now) -> Optional.of(rooms.planes().operator().attempt(now));
    Listening.surround(routing, rooms.issuers().base(), rooms.ids()::correlation);
    dev.ilk.web.health.Doors.openMetrics(routing, rooms.meters()::text);
    Doorway doorway = new Doorway(rooms.gate(), operator, rooms.ids(), rooms.clock());
    access(routing, doorway, rooms);
    common(routing, doorway, rooms);
    Listening.end(routing);
  }

  /**
   * Before all others: doors are tried in their order, and these are asked about every single
   * action.
   */
  private static void access(HttpRouting.Builder routing, Doorway doorway, Rooms rooms) {
    dev.ilk.web.access.Doors.open(routing, doorway, rooms.issuers().base(), rooms.denials());
  }

  private static void common(HttpRouting.Builder routing, Doorway doorway, Rooms rooms) {
    dev.ilk.web.admin.Doors.open(routing, doorway);
    dev.ilk.web.deployment.Doors.open(routing, doorway);
    dev.ilk.web.sealed.Doors.open(routing, doorway, rooms.planes().sealed());
    dev.ilk.web.log.Doors.open(routing, rooms::checkpoint, rooms::recordKeys);
    dev.ilk.web.openapi.Doors.open(routing);
    dev.ilk.web.health.Doors.open(routing, Map.of("store", rooms::trouble));
  }

  /** For Prometheus, and for nobody else. */
  private static void metrics(HttpRouting.Builder routing, Rooms rooms) {
    Listening.surround(routing, rooms.issuers().base(), rooms.ids()::correlation);
    dev.ilk.web.health.Doors.openMetrics(routing, rooms.meters()::text);
    Listening.end(routing);
  }

  int port() {
    return server.port();
  }

  /** The port that metrics are read at; -1 if at none. */
  int metricsPort() {
    return server.port(METRICS);
  }

  Optional<String> mutualAddress() {
    return mutualAddress;
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
