package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Give back one's own token before its end (RFC 7009, section 2.1). A token that is unknown, ended
 * or another's counts as given back and nothing is told of it.
 *
 * @param at the environment whose issuer was asked
 * @param plane which of its issuers
 * @param token the token, as received
 */
public record RevokeToken(Environment at, Kind plane, String token) implements Command<Done> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD, Kind.AGENT);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.taking("access_token", "own");
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
