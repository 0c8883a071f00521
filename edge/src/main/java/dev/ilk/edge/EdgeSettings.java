package dev.ilk.edge;

import dev.ilk.guard.GuardSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How this process runs.
 *
 * @param listen where gateways ask over HTTP
 * @param envoy where Envoy asks over gRPC; empty if none does
 * @param origin scheme and authority under which callers know the service, for proofs of keys (RFC
 *     9449, {@code htu})
 * @param guard what the service says of itself
 * @param issuer the issuer of this process's own token
 * @param identity the file with the identity token that the platform gives it, read for each
 *     exchange
 * @param reports the folder in which decisions that are made here wait until the record has them;
 *     empty if Ilk is asked about each request
 * @param routes what requests do; a request of no route is refused. The first that fits counts
 */
record EdgeSettings(
    Address listen,
    Optional<Address> envoy,
    URI origin,
    GuardSettings guard,
    String issuer,
    Path identity,
    Optional<Path> reports,
    List<Route> routes) {
  EdgeSettings {
    routes = List.copyOf(routes);
  }
}
