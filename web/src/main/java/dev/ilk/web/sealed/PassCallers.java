package dev.ilk.web.sealed;

import dev.ilk.prove.human.sealed.SealedPlane;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Callers;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Callers among whom some hold the pass of an opened seal, in the {@code Authorization} header (RFC
 * 6750, section 2.1). It says by its form what it is, so no other plane ever looks at it.
 *
 * @param plane proves by a pass
 * @param others everybody else
 */
public record PassCallers(SealedPlane plane, Callers others) implements Callers {
  private static final String SCHEME = "Bearer ";

  @Override
  public Optional<Attempt> attempt(ServerRequest request, Instant now) {
    Optional<String> pass =
        request
            .headers()
            .first(HeaderNames.AUTHORIZATION)
            .filter(value -> value.startsWith(SCHEME + SealedPlane.PREFIX))
            .map(value -> value.substring(SCHEME.length()).strip());
    return pass.isPresent()
        ? Optional.of(plane.pass(pass.get(), now))
        : others.attempt(request, now);
  }
}
