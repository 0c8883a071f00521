package dev.ilk.edge;

import dev.ilk.guard.GuardSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How this process runs.
 *
 * @param host the address to listen on
 * @param port the port; 0 for a free one
 * @param origin scheme and authority under which callers know the service, for proofs of keys (RFC
 *     9449, {@code htu})
 * @param guard what the service says of itself
 * @param issuer the issuer of this process's own token
 * @param identity the file with the identity token that the platform gives it, read for each
 *     exchange
 * @param routes what requests do; a request of no route is refused. The first that fits counts
 */
record EdgeSettings(
    String host,
    int port,
    URI origin,
    GuardSettings guard,
    String issuer,
    Path identity,
    List<Route> routes) {
  EdgeSettings {
    routes = List.copyOf(routes);
  }
}
