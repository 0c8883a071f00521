package dev.ilk.web.http;

import dev.ilk.prove.proof.Attempt;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;

/** Chooses the plane at which whoever calls must prove itself, by what it shows. */
@FunctionalInterface
public interface Callers {

  /**
   * Lets the caller try.
   *
   * @param request what it sent
   * @param now the present
   * @return what came of it; empty if it showed nothing at all, so that nothing was tried
   */
  Optional<Attempt> attempt(ServerRequest request, Instant now);
}
