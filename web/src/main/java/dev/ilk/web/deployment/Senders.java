package dev.ilk.web.deployment;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Bytes;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.client.ShownWebhook;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/**
 * Senders of messages, whose client the path names: they sign each message (Standard Webhooks 1.0),
 * or connect with the client's certificate, as the API server of Kubernetes does.
 */
final class Senders {
  private static final HeaderName ID = HeaderNames.create("webhook-id");
  private static final HeaderName TIMESTAMP = HeaderNames.create("webhook-timestamp");
  private static final HeaderName SIGNATURE = HeaderNames.create("webhook-signature");

  private final WorkloadPlane workloads;
  private final Addresses addresses;

  Senders(WorkloadPlane workloads, Addresses addresses) {
    this.workloads = workloads;
    this.addresses = addresses;
  }

  Callers of(ServerRequest request, Environment environment, byte[] body) {
    String client = request.path().pathParameters().get("client");
    Optional<String> signature = request.headers().first(SIGNATURE);
    if (signature.isPresent()) {
      ShownWebhook shown =
          new ShownWebhook(
              client,
              request.headers().first(ID).orElse(""),
              request.headers().first(TIMESTAMP).orElse(""),
              signature.get(),
              Bytes.of(body));
      return (sent, now) -> Optional.of(workloads.webhook(environment, shown, now));
    }
    Presented presented = Showing.presented(request, addresses.of(request.path().rawPath()));
    if (presented.chain().isEmpty()) {
      return (sent, now) -> Optional.empty();
    }
    ShownClient shown = new ShownClient(Optional.of(client), Optional.empty());
    Issuers.Issuer at = new Issuers.Issuer(environment, Kind.WORKLOAD);
    return (sent, now) -> Optional.of(workloads.client(at, shown, presented, now));
  }
}
