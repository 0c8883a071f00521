package dev.ilk.guard;

import dev.ilk.guard.helidon.GuardFilter;
import io.helidon.webserver.WebServer;

/** In Helidon. */
class HelidonFilterTest extends FilterConformance {

  @Override
  Running serve(Guard guard) {
    GuardFilter filter =
        new GuardFilter(
            guard,
            ORIGIN,
            request -> action(request.prologue().method().text(), request.path().path()));
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .shutdownHook(false)
            .routing(routing ->
                routing
                    .addFilter(filter)
                    .any((request, response) ->
                        response.send(request.context().get(Caller.class).orElseThrow().subject())))
            .build()
            .start();
    return new Running(server::stop, server.port());
  }
}
