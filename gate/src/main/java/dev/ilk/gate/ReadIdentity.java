package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Read one identity with all that belongs to it, and the sentence that says why it exists (R3).
 *
 * @param subject kind and name, or an identity id
 */
public record ReadIdentity(String subject) implements Command<ReadIdentity.View> {

  /**
   * An identity whole.
   *
   * @param actor the identity
   * @param sentence why it exists, who owns it, how long its credentials live and what it is
   *     forbidden to do
   * @param missing what the sentence cannot say; each is a finding
   * @param trust the rules by which it proves itself
   * @param client how it authenticates as a client, if it does
   * @param credentials those that hold now
   * @param delegations those given or received that hold now
   * @param names of everyone whom those delegations bind, by id
   * @param lastUse when it last proved itself
   * @param rotation how the keys of its client were replaced last, or are being replaced
   */
  public record View(
      Actor actor,
      String sentence,
      List<String> missing,
      List<TrustRule> trust,
      Optional<ClientMethod> client,
      List<Credential> credentials,
      List<Delegation> delegations,
      Map<Id.Identity, String> names,
      Optional<Instant> lastUse,
      Optional<Rotation> rotation) {
    public View {
      missing = List.copyOf(missing);
      trust = List.copyOf(trust);
      credentials = List.copyOf(credentials);
      delegations = List.copyOf(delegations);
      names = Map.copyOf(names);
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
    return Asked.action(action(), "Identity", subject);
  }
}
