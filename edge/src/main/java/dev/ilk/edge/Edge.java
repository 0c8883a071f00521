package dev.ilk.edge;

import dev.ilk.guard.Asking;
import dev.ilk.guard.Guard;
import dev.ilk.guard.Judge;
import dev.ilk.guard.OwnToken;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The running process: a guard, and the doors at which gateways ask it. */
final class Edge implements AutoCloseable {
  private static final int LARGEST_IDENTITY = 64 * 1024;

  private final Optional<HereJudge> here;
  private final Guard guard;
  private final WebServer server;
  private final Optional<EnvoyDoor> envoy;

  private Edge(Optional<HereJudge> here, Guard guard, WebServer server, Optional<EnvoyDoor> envoy) {
    this.here = here;
    this.guard = guard;
    this.server = server;
    this.envoy = envoy;
  }

  /**
   * Starts.
   *
   * @throws IOException if the folder for reports cannot be used
   * @throws UncheckedIOException if an address cannot be had
   */
  static Edge start(EdgeSettings settings, InstantSource clock) throws IOException {
    URI ilk = settings.guard().ilk();
    OwnToken own = new OwnToken(settings.issuer(), ilk, () -> read(settings.identity()), clock);
    Optional<HereJudge> here = Optional.empty();
    if (settings.reports().isPresent()) {
      here = Optional.of(HereJudge.start(settings.reports().get(), ilk, own, clock));
    }
    Judge judge = here.isPresent() ? here.get() : new Asking(ilk, own);
    Guard guard = Guard.start(settings.guard(), clock, judge);
    Gatekeeper gatekeeper = new Gatekeeper(guard, settings.routes(), settings.origin());
    Optional<EnvoyDoor> envoy =
        settings.envoy().map(address -> EnvoyDoor.open(address, gatekeeper));
    WebServer server =
        WebServer.builder()
            .host(settings.listen().host())
            .port(settings.listen().port())
            .shutdownHook(false)
            .routing(routing ->
                routing
                    .get("/health/live", (_, response) -> response.status(Status.OK_200).send())
                    .any("/auth-request", new AuthRequest(gatekeeper)))
            .build()
            .start();
    return new Edge(here, guard, server, envoy);
  }

  int port() {
    return server.port();
  }

  /** Where Envoy can ask; empty if it cannot. */
  Optional<Address> envoy() {
    return envoy.map(EnvoyDoor::address);
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST_IDENTITY) {
        throw new IOException("the identity token is too long");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
    envoy.ifPresent(EnvoyDoor::close);
    guard.close();
    here.ifPresent(HereJudge::close);
  }
}
