package dev.ilk.issue.session;

import java.time.Instant;
import java.util.List;

/**
 * What a person did to prove who they are, in a session that is open.
 *
 * @param at when
 * @param assurance the {@code acr} reached by it; may be empty
 * @param factors the {@code amr} values of the session from now on
 * @param device what the browser said of itself, which the session is bound to from now on
 * @param network the IP address that it came from, likewise; may be empty
 */
public record Authentication(
    Instant at, String assurance, List<String> factors, String device, String network) {
  public Authentication {
    factors = List.copyOf(factors);
  }
}
