package dev.ilk.gate;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Give one's own ACME account another key, or end it (RFC 8555, sections 7.3.5 and 7.3.6).
 *
 * @param at with whose server
 * @param change what shall change
 */
public record ChangeAcmeAccount(Environment at, Change change) implements Command<AcmeAccount> {

  /** What can change. */
  public sealed interface Change {
    /**
     * The word for it in the record.
     *
     * @return lower case
     */
    String word();
  }

  /**
   * Another key, which has signed for this.
   *
   * @param jwk the public key, as a JWK in JSON
   * @param thumbprint its own
   * @param former that of the key which it shall replace
   */
  public record Rekey(String jwk, String thumbprint, String former) implements Change {
    @Override
    public String word() {
      return "rekey";
    }
  }

  /** The end of the account, for good. */
  public record Deactivate() implements Change {
    @Override
    public String word() {
      return "deactivate";
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "AcmeAccount", at.name(), Map.of("change", change.word()));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
