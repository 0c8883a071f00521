package dev.ilk.registry;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.Machine;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Status;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.words.Prose;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells everything that is known of one identity, and the sentence of R3. */
public final class IdentityReading implements Handler<ReadIdentity, ReadIdentity.View> {
  private static final int MOST_DELEGATIONS = 1000;

  private final Directory directory;
  private final DelegationStore delegations;
  private final LiveCredentials credentials;
  private final LatestRotation rotations;

  /**
   * Builds the handler.
   *
   * @param directory what is registered
   * @param delegations what people lent
   * @param credentials what is held
   * @param rotations how keys are replaced
   */
  public IdentityReading(
      Directory directory,
      DelegationStore delegations,
      LiveCredentials credentials,
      LatestRotation rotations) {
    this.directory = directory;
    this.delegations = delegations;
    this.credentials = credentials;
    this.rotations = rotations;
  }

  @Override
  public Result<Handled<ReadIdentity.View>> act(Permit<ReadIdentity> permit)
      throws PartUnavailable {
    String name = permit.command().subject();
    try {
      Optional<Id.Identity> id = Ids.parse(Id.Identity.PREFIX, Id.Identity::new, name);
      Optional<Actor> actor =
          id.isPresent() ? directory.identity(id.get()) : directory.subject(name);
      return actor.isEmpty()
          ? Result.failed(unknown(name))
          : Result.ok(told(view(actor.get(), permit.arrival().at())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }

  ReadIdentity.View view(Actor actor, Instant now) throws StoreUnavailable, PartUnavailable {
    Declarations declared = directory.declarations();
    List<TrustRule> trust =
        declared.trustRules().stream()
            .filter(rule -> rule.subject().equals(actor.subject()))
            .toList();
    List<Delegation> lent = delegations.holding(actor.id(), now, MOST_DELEGATIONS);
    Optional<ClientMethod> client =
        actor instanceof Workload workload
            ? declared.client(workload.name()).map(Client::method)
            : Optional.empty();
    Sentence sentence = Sentence.of(actor, surrounding(actor, declared, trust, client), now);
    return new ReadIdentity.View(
        actor,
        sentence.text(),
        sentence.missing(),
        trust,
        client,
        credentials.holding(actor.id(), now),
        lent,
        names(lent),
        credentials.lastUse(actor.id()),
        rotations.of(actor.id()));
  }

  /** The subjects of everyone whom delegations name, so that people read names and not ids. */
  private Map<Id.Identity, String> names(List<Delegation> delegations) throws StoreUnavailable {
    Map<Id.Identity, String> names = new HashMap<>();
    for (Delegation delegation : delegations) {
      for (Id.Identity id : List.of(delegation.grantor(), delegation.agent())) {
        directory.identity(id).ifPresent(actor -> names.put(id, actor.subject()));
      }
    }
    return names;
  }

  private Sentence.Surrounding surrounding(
      Actor actor, Declarations declared, List<TrustRule> trust, Optional<ClientMethod> client)
      throws StoreUnavailable {
    if (!(actor instanceof Machine machine)) {
      return new Sentence.Surrounding(trust, client, List.of(), List.of(), true);
    }
    List<ResourceServer> audiences =
        declared.servers().stream()
            .filter(server -> server.environment().equals(machine.environment()))
            .filter(server -> server.tenant().equals(machine.tenant()))
            .filter(server -> !Collections.disjoint(server.scopes(), machine.scopes()))
            .toList();
    boolean contactStands =
        directory
            .human(machine.stewardship().contact())
            .filter(human -> human.status() != Status.ENDED)
            .isPresent();
    List<DnsName> names = machine instanceof Workload ? declared.names(machine.name()) : List.of();
    return new Sentence.Surrounding(trust, client, audiences, names, contactStands);
  }

  private static Handled<ReadIdentity.View> told(ReadIdentity.View view) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("kind", view.actor().kind().word());
    details.put("missing", Integer.toString(view.missing().size()));
    return Handled.of(
        view,
        new Particulars.OfAction(
            "ReadIdentity",
            Optional.empty(),
            "Identity",
            view.actor().id().value(),
            Optional.empty(),
            details));
  }

  private static Problem unknown(String name) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "unknown",
            "`%s` is not registered".formatted(Prose.shown(name)))
        .mend("write it as kind and name, such as `workload:prod-payments-api`");
  }
}
