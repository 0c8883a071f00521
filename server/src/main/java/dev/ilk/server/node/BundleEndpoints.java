package dev.ilk.server.node;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.svid.EndpointSvid;
import dev.ilk.server.config.Place;
import dev.ilk.server.tls.ServerKeys;
import dev.ilk.web.http.Listening;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where bundles are served with SVIDs of their own trust domains (SPIFFE Federation, section 5.2.2,
 * the profile {@code https_spiffe}): one listener for each environment that wants it, since a
 * caller does not say which certificate it expects.
 */
final class BundleEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(BundleEndpoints.class);

  private BundleEndpoints() {}

  static void open(WebServerConfig.Builder config, Map<Environment, Place> places, Rooms rooms)
      throws IOException {
    for (Map.Entry<Environment, Place> one : places.entrySet()) {
      Environment environment = one.getKey();
      InetAddress host = InetAddress.getByName(one.getValue().host());
      EndpointSvid svid = rooms.endpointSvid(environment);
      SSLContext context = ServerKeys.context(() -> shown(environment, svid, rooms.published()));
      config.putSocket(
          "bundle-" + environment.name(),
          listener ->
              listener
                  .update(Listening::bound)
                  .address(host)
                  .port(one.getValue().port())
                  .tls(
                      Tls.builder()
                          .sslContext(context)
                          .clientAuth(TlsClientAuth.NONE)
                          .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
                          .build())
                  .routing(
                      HttpRouting.builder().update(routing -> serve(routing, environment, rooms))));
    }
  }

  private static void serve(HttpRouting.Builder routing, Environment environment, Rooms rooms) {
    Listening.surround(routing, rooms.issuers().base(), rooms.ids()::correlation);
    dev.ilk.web.spiffe.Doors.openBundle(routing, environment, rooms.published()::bundle);
    Listening.end(routing);
  }

  /** An environment that is not registered has no keys, and none are made for it here. */
  private static Optional<ServerKeys.Held> shown(
      Environment environment, EndpointSvid svid, Published published) {
    try {
      if (published.bundle(environment).isEmpty()) {
        return Optional.empty();
      }
      EndpointSvid.Shown shown = svid.shown();
      return Optional.of(new ServerKeys.Held(shown.chain(), shown.key()));
    } catch (PartUnavailable e) {
      LOG.warn("nothing to show at the bundle endpoint of `{}`: {}", environment, e.getMessage());
      return Optional.empty();
    }
  }
}
