package dev.ilk.web.scim;

import dev.ilk.prove.federation.ShownTokens;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.web.http.Addresses;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Showing;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Directories: software with a token of this Ilk for this very interface. A person's session opens
 * nothing here, and there is no secret that lasts.
 */
public final class ProvisionerCallers implements Callers {
  private final Addresses addresses;
  private final WorkloadPlane workloads;
  private final ShownTokens tokens = new ShownTokens();

  /**
   * Callers of the interface.
   *
   * @param addresses where Ilk is known to the public
   * @param workloads the workload plane
   */
  public ProvisionerCallers(Addresses addresses, WorkloadPlane workloads) {
    this.addresses = addresses;
    this.workloads = workloads;
  }

  @Override
  public Optional<Attempt> attempt(ServerRequest request, Instant now) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .map(authorization -> {
          Showing shown =
              Showing.of(
                  authorization, request, () -> addresses.of(request.path().rawPath()), tokens::of);
          return workloads.provisioner(shown.token(), shown.presented(), now);
        });
  }
}
