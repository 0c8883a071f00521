package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FoundAccount;
import dev.ilk.gate.estate.FoundCredential;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Read everything that is known of an account in another system.
 *
 * @param id which
 */
public record ReadAccount(Id.Account id) implements Command<ReadAccount.Detail> {

  /**
   * An account with what it holds.
   *
   * @param account the account
   * @param holder the subject of the identity that it belongs to, such as {@code human:ada}
   * @param credentials what it holds
   * @param evidence what spoke for what it was taken for, strongest first
   */
  public record Detail(
      FoundAccount account,
      Optional<String> holder,
      List<FoundCredential> credentials,
      List<String> evidence) {
    public Detail {
      credentials = List.copyOf(credentials);
      evidence = List.copyOf(evidence);
    }
  }

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
    return Asked.action(action(), "Account", id.value());
  }
}
