package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ask what a token says and whether it holds (RFC 7662, section 2.1).
 *
 * @param at the environment whose issuer was asked
 * @param plane which of its issuers
 * @param token the token, as received
 */
public record IntrospectToken(Environment at, Kind plane, String token)
    implements Command<IntrospectToken.Introspection> {

  /**
   * What the issuer says of it (RFC 7662, section 2.2).
   *
   * @param active whether it holds now
   * @param claims its claims, {@code act} and {@code cnf} included; empty unless active
   */
  public record Introspection(boolean active, Map<String, Object> claims) {
    public Introspection {
      claims = Map.copyOf(claims);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Token", "");
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
