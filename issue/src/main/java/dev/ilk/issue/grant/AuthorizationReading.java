package dev.ilk.issue.grant;

import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadAuthorization;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows a person what an app asks for. */
public final class AuthorizationReading
    implements Handler<ReadAuthorization, ReadAuthorization.Pending> {
  private static final String HANDLE = "ilk_req_";
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final long MOST_TRIES = 20;

  private final RequestStore requests;
  private final GrantStore grants;

  /**
   * Builds the handler.
   *
   * @param requests what waits
   * @param grants what was granted before
   */
  public AuthorizationReading(RequestStore requests, GrantStore grants) {
    this.requests = requests;
    this.grants = grants;
  }

  @Override
  public Result<Handled<ReadAuthorization.Pending>> act(Permit<ReadAuthorization> permit)
      throws PartUnavailable {
    return switch (Waiting.before(permit.proof(), grants)) {
      case Result.Failed<Waiting>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Waiting>(Waiting waiting) -> {
        try {
          yield read(permit, waiting);
        } catch (StoreUnavailable e) {
          throw new PartUnavailable("requests of apps cannot be read", e);
        }
      }
    };
  }

  private Result<Handled<ReadAuthorization.Pending>> read(
      Permit<ReadAuthorization> permit, Waiting waiting) throws StoreUnavailable {
    Instant now = permit.arrival().at();
    // Ten tries in ten minutes at 34 bits (RFC 8628, section 5.1); a browser's handle has 256.
    if (!permit.command().handle().startsWith(HANDLE)
        && requests.entered(permit.proof().actor().id(), now, WINDOW) > MOST_TRIES) {
      return Result.failed(
          Problem.of(Problem.Kind.REFUSED, "user_codes_exhausted", "too many codes were entered")
              .mend("wait ten minutes, and begin again on the device"));
    }
    Optional<AuthorizationRequest> found =
        requests.find(Secrets.digest(permit.command().handle()), now);
    if (found.isEmpty()) {
      return Result.failed(Waiting.unknown());
    }
    AuthorizationRequest request = found.get();
    return Result.ok(
        Handled.of(
            new ReadAuthorization.Pending(
                request,
                waiting.fresh(request),
                waiting.assured(request),
                waiting.known(request, grants, now)),
            permit.command().asked()));
  }
}
