package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Ask for a certification request for the next authority of an environment, to be signed by an
 * authority that is kept elsewhere.
 *
 * @param at the environment
 */
public record RequestAuthority(Environment at)
    implements Command<RequestAuthority.Request>, AboutAuthority {

  /**
   * What is to be signed.
   *
   * @param key the id of the key that it is for
   * @param csr a PKCS #10 in PEM, signed by that key
   */
  public record Request(String key, String csr) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Authority", at.name());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
