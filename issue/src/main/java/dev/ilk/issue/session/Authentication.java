package dev.ilk.issue.session;

import java.time.Instant;
import java.util.List;

/**
 * What a person did to prove who they are, in a session that is open.
 *
 * @param at when
 * @param assurance the {@code acr} reached by it; may be empty
 * @param factors the {@code amr} values of the session from now on
 */
public record Authentication(Instant at, String assurance, List<String> factors) {
  public Authentication {
    factors = List.copyOf(factors);
  }
}
